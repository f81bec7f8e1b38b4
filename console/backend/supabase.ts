/** The console's backend on Supabase, hosted, self-hosted or the embedded one: supabase-js as it comes. */
import { signal } from '@preact/signals';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { configFiles } from '../../core/config-files.ts';
import type { WidgetConfig } from '../../core/model/config.ts';
import type { ApiResult } from '../../core/model/rpc.ts';
import type { Auth, Backend, Person, SignUp } from './backend.ts';
import { authProblem, callProblem, fail, succeed } from './replies.ts';

/** Where the session is kept between visits; localStorage, or an extension's storage. */
export type SessionStorage = {
  getItem(key: string): string | null | Promise<string | null>;
  setItem(key: string, value: string): void | Promise<void>;
  removeItem(key: string): void | Promise<void>;
};

export type SupabaseOptions = {
  url: string;
  publishableKey: string;
  storage?: SessionStorage | undefined;
};

/** One client for calls, session and files, so that a renewed token reaches all three. */
export function createSupabaseBackend({ url, publishableKey, storage }: SupabaseOptions): Backend {
  const client = createClient(url, publishableKey, {
    auth: {
      persistSession: true,
      autoRefreshToken: true,
      // The hash is the console's own route; a session in it would be read twice.
      detectSessionInUrl: false,
      ...(storage ? { storage } : {}),
    },
  });
  return {
    url,
    publishableKey,
    auth: createAuth(client, url),
    async transport(name, args) {
      // safe: every args schema of the contract is an object
      const reply = await client.rpc(name, args as Record<string, unknown>);
      if (!reply.error) return succeed(reply.data);
      return { ok: false, error: callProblem(reply.error, reply.status, url) };
    },
    async pictureUrl(path) {
      const { data, error } = await client.storage.from('captures').createSignedUrl(path, 3_600);
      return error ? fail('storage', error.message) : succeed(data.signedUrl);
    },
    publishConfig: (appKey, config) => publish(client, appKey, config),
  };
}

/** Failures as values with our words; supabase-js keeps and renews the session. */
function createAuth(client: SupabaseClient, url: string): Auth {
  const person = signal<Person | null | undefined>(undefined);
  client.auth.onAuthStateChange((_event, session) => {
    const next = session ? { id: session.user.id, email: session.user.email ?? '' } : null;
    // A renewed token is no new person: screens must not start over once an hour.
    if (person.peek()?.id !== next?.id || person.peek() === undefined) person.value = next;
  });
  const answer = <T>(error: Parameters<typeof authProblem>[0] | null, data: T): ApiResult<T> =>
    error ? { ok: false, error: authProblem(error, url) } : succeed(data);

  return {
    person,
    async signIn(email, password) {
      const { error } = await client.auth.signInWithPassword({ email, password });
      return answer(error, null);
    },
    async signUp(email, password) {
      const { data, error } = await client.auth.signUp({ email, password });
      return answer<SignUp>(error, { confirmed: data.session !== null });
    },
    async sendCode(email) {
      const { error } = await client.auth.signInWithOtp({
        email,
        options: { shouldCreateUser: false },
      });
      return answer(error, null);
    },
    /** Hosted Supabase knows the code as `email` (or `signup`), the embedded stand-in as `magiclink`. */
    async verifyCode(email, token) {
      const first = await client.auth.verifyOtp({ email, token, type: 'email' });
      if (!first.error) return succeed(null);
      for (const type of ['magiclink', 'signup'] as const) {
        const next = await client.auth.verifyOtp({ email, token, type });
        if (!next.error) return succeed(null);
      }
      const problem = authProblem(first.error, url);
      if (problem.code === 'offline') return { ok: false, error: problem };
      return fail('otp_expired', 'This code is wrong or older than an hour. Ask for a new one.');
    },
    async signOut() {
      await client.auth.signOut({ scope: 'local' });
      person.value = null;
    },
  };
}

async function publish(
  client: SupabaseClient,
  appKey: string,
  config: WidgetConfig,
): Promise<ApiResult<null>> {
  const engage = await readEngage(client, appKey, config);
  if (!engage.ok) return engage;
  for (const file of configFiles(appKey, config, engage.data)) {
    const content = new Blob([file.text], { type: 'application/json' });
    const { error } = await client.storage.from('config').upload(file.path, content, {
      cacheControl: `${file.seconds}`,
      contentType: 'application/json',
      upsert: file.replace,
    });
    const isThere = !file.replace && /exist|duplicate/i.test(error?.message ?? '');
    if (error && !isThere) return fail('storage', error.message);
  }
  return succeed(null);
}

/** The file of what is live, byte for byte as the database made it: its name is the hash of them. */
async function readEngage(
  client: SupabaseClient,
  appKey: string,
  { engage }: WidgetConfig,
): Promise<ApiResult<string | null>> {
  if (!engage) return succeed(null);
  const args = { app_key: appKey, version: engage };
  const { data, error } = await client.rpc('get_engage_file', args);
  return error ? fail(error.code, error.message) : succeed(String(data));
}
