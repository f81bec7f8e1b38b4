/**
 * The transport behind `createApi`: one POST per call to Supabase's Data API, in the name of the person who is
 * signed in. It also notes whether the server could be reached, which is what the panel says about being offline.
 */
import * as z from 'zod/mini';
import type { ApiResult, Transport } from '../core/model/rpc.ts';
import type { Db } from './db.ts';
import { fail } from './outcome.ts';
import type { Session } from './session/session.ts';
import { findSetting, writeSetting } from './settings.ts';

const problem = z.object({ code: z.optional(z.string()), message: z.optional(z.string()) });

/** Codes after which the same call may succeed later, unchanged. */
export function isTemporary(code: string): boolean {
  return (
    code === 'offline' || code === 'PT401' || code === 'PT429' || /^http_(429|5\d\d)$/.test(code)
  );
}

/** A status that speaks of the server's state outranks whatever code its body carries. */
function codeOf(status: number, told: string | undefined): string {
  if (status === 401) return 'PT401';
  if (status === 429 || status >= 500) return `http_${status}`;
  return told ?? `http_${status}`;
}

type Dependencies = {
  db: Db;
  fetch: typeof fetch;
  session: Pick<Session, 'accessToken' | 'expire'>;
};

export function createTransport({ db, fetch, session }: Dependencies): Transport {
  /** What the panel says about being offline is what the last call met, not what the browser believes. */
  const note = async (ok: boolean, message: string) => {
    const before = await findSetting(db, 'contact');
    // Written on change only: every write wakes the panel's live queries.
    if (before?.ok !== ok) await writeSetting(db, 'contact', { ok, message });
  };

  const post = async (name: string, args: unknown, token: string): Promise<ApiResult<unknown>> => {
    const account = await findSetting(db, 'account');
    if (!account) return fail('PT401', 'Sign in first.');
    const { url, publishableKey } = account.server;
    const response = await fetch(`${url.replace(/\/$/, '')}/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        apikey: publishableKey,
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(args),
    }).catch(() => undefined);
    if (!response) {
      const message = `${url} does not answer. What you save waits on this computer.`;
      await note(false, message);
      return fail('offline', message);
    }
    await note(true, '');
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return { ok: true, data: answer };
    const told = problem.safeParse(answer).data ?? {};
    return fail(
      codeOf(response.status, told.code),
      told.message ?? `The server answered with status ${response.status}.`,
    );
  };

  return async (name, args) => {
    const token = await session.accessToken();
    if (!token.ok) {
      if (token.error.code === 'offline') await note(false, token.error.message);
      return token;
    }
    const reply = await post(name, args, token.data);
    if (reply.ok || reply.error.code !== 'PT401') return reply;
    // The server may end a token early (signed out elsewhere, key changed): renew once, then believe it.
    const renewed = await session.accessToken({ fresh: true });
    if (!renewed.ok) return renewed;
    const second = await post(name, args, renewed.data);
    return second.ok || second.error.code !== 'PT401' ? second : session.expire();
  };
}
