// Publishing an app's settings without a person: for the demo and for tests.
import { createClient } from '@supabase/supabase-js';
import { configFiles } from '../core/config-files.ts';
import type { Backend } from './backend.ts';

/**
 * Puts the app's settings where its widget looks first, as the console does on every change. The
 * widget would do without, but its page would show a request that found nothing.
 */
export async function publishSettings(backend: Backend, appKey: string): Promise<void> {
  const client = createClient(backend.url, backend.secretKey, {
    auth: { persistSession: false },
    // Past the socket: PGlite has kept this thread busy for long, and idle connections have died.
    global: { fetch: (input, init) => backend.fetch(new Request(input, init)) },
  });
  const { data: config, error } = await client.rpc('get_config', { app_key: appKey });
  if (error) throw new Error(`The app’s settings could not be read: ${error.message}`);
  const engage = config.engage
    ? await client.rpc('get_engage_file', { app_key: appKey, version: config.engage })
    : { data: null, error: null };
  if (engage.error) throw new Error(`What is live could not be read: ${engage.error.message}`);
  for (const { path, seconds, text } of configFiles(appKey, config, engage.data)) {
    const file = new Blob([text], { type: 'application/json' });
    const stored = await client.storage
      .from('config')
      .upload(path, file, { upsert: true, cacheControl: `${seconds}` });
    if (stored.error)
      throw new Error(`The app’s settings could not be stored: ${stored.error.message}`);
  }
}
