/** The functions in `public`, called over HTTP as a signed-in person: the way console and extension do. */
import { createClient } from '@supabase/supabase-js';
import { type Api, type ApiResult, createApi } from '../../core/model/rpc.ts';

type Server = { url: string; publishableKey: string };

export async function signIn(server: Server, email: string, password: string): Promise<Api> {
  const client = createClient(server.url, server.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw new Error(`${email} could not sign in: ${error.message}`);
  return createApi(async (name, args) => {
    const reply = await client.rpc(name, args as Record<string, unknown>); // safe: every args schema is an object
    if (!reply.error) return { ok: true, data: reply.data };
    return { ok: false, error: { code: reply.error.code, message: reply.error.message } };
  });
}

/** For seeds and tests, where a refusal is a bug. */
export function must<T>(result: ApiResult<T>): T {
  if (result.ok) return result.data;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}
