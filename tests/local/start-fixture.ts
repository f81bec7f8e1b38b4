// A backend of its own on the fixture's migrations, and people who use it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EmailMessage } from '@supabase/lite';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { type Backend, type BackendOptions, startBackend } from '../../local/backend.ts';
import { removeCluster } from '../../local/cluster.ts';

export const drivers = ['postgres', 'pglite'] as const;

export const fixtureMigrations = path.join(import.meta.dirname, 'fixtures/migrations');

export interface Fixture extends Backend {
  mails: EmailMessage[];
  errors: unknown[];
  client(): SupabaseClient;
  /** A client signed in as that person. */
  signIn(email: string): Promise<SupabaseClient>;
  /** POST to the public API with the public key. */
  post(path: string, body: BodyInit, headers?: Record<string, string>): Promise<Response>;
}

export async function startFixture(
  driver: Backend['driver'],
  options: Partial<BackendOptions> = {},
): Promise<Fixture> {
  const dir = mkdtempSync(path.join(tmpdir(), 'waymark-fixture-'));
  const dataDir = path.join(dir, driver);
  const mails: EmailMessage[] = [];
  const errors: unknown[] = [];
  const backend = await startBackend({
    driver,
    // In memory on PGlite: what lies on disk is another test's matter.
    ...(driver === 'postgres' ? { dataDir } : {}),
    durable: false,
    stateDir: dir,
    migrationsDir: fixtureMigrations,
    onMail: (mail) => void mails.push(mail),
    onError: (error) => void errors.push(error),
    ...options,
  });
  const client = () =>
    createClient(backend.url, backend.publishableKey, {
      auth: { persistSession: false, autoRefreshToken: false },
    });
  return {
    ...backend,
    mails,
    errors,
    client,
    async signIn(email) {
      const password = 'correct horse battery';
      await backend.createUser(email, password);
      const signedIn = client();
      const { error } = await signedIn.auth.signInWithPassword({ email, password });
      if (error) throw error;
      return signedIn;
    },
    post: (to, body, headers = {}) =>
      fetch(backend.url + to, {
        method: 'POST',
        headers: { apikey: backend.publishableKey, 'content-type': 'application/json', ...headers },
        body,
      }),
    async close() {
      await backend.close();
      removeCluster(dataDir);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
