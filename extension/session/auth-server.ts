/**
 * Supabase Auth (GoTrue) by its HTTP interface: the five calls that signing in needs. The client library does
 * the same in 23 KB more, and keeps tokens where content scripts could read them.
 */
import * as z from 'zod/mini';
import { uuid } from '../../core/model/primitives.ts';
import type { ServerAddress } from '../defaults.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';

const grantReply = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  user: z.object({ id: uuid, email: z.string() }),
});

export type Grant = {
  readonly tokens: { access: string; refresh: string; expiresAt: number };
  readonly user: { id: string; email: string };
};

/** Auth's own words are short of what to do next; codes that are not here keep them. */
const words: Readonly<Record<string, string>> = {
  invalid_credentials: 'E-mail and password do not go together. Check both, or use a code.',
  user_already_exists: 'There is an account with this address. Sign in instead.',
  email_exists: 'There is an account with this address. Sign in instead.',
  weak_password: 'This password is too short or too common. Take a longer one.',
  otp_expired: 'This code is wrong or too old. Ask for a new one.',
  over_email_send_rate_limit: 'A code was sent a moment ago. Wait a minute, then ask again.',
  signup_disabled: 'This server takes no new accounts. Ask its administrator for an invitation.',
};

const problem = z.object({
  error_code: z.optional(z.string()),
  code: z.optional(z.union([z.string(), z.number()])),
  msg: z.optional(z.string()),
  message: z.optional(z.string()),
  error_description: z.optional(z.string()),
});

type Dependencies = { fetch: typeof fetch; now: () => number };

export type AuthServer = ReturnType<typeof createAuthServer>;

export function createAuthServer({ fetch, now }: Dependencies) {
  /** Every reply as one kind: data, or a code with a sentence that says what to do. */
  const post = async (
    server: ServerAddress,
    path: string,
    body: unknown,
    access?: string,
  ): Promise<Outcome<unknown>> => {
    const headers = {
      'content-type': 'application/json',
      apikey: server.publishableKey,
      authorization: `Bearer ${access ?? server.publishableKey}`,
    };
    const url = `${server.url.replace(/\/$/, '')}/auth/v1/${path}`;
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    }).catch(() => undefined);
    if (!response) {
      return fail(
        'offline',
        `${server.url} does not answer. Check the address and your connection.`,
      );
    }
    const answer: unknown = await response.json().catch(() => ({}));
    if (response.ok) return succeed(answer);
    const told = problem.safeParse(answer).data ?? {};
    const known = words[told.error_code ?? ''] ?? words[String(told.code ?? '')];
    if (known) return fail(`http_${response.status}`, known);
    const why = told.msg ?? told.error_description ?? told.message ?? `status ${response.status}`;
    return fail(`http_${response.status}`, why);
  };

  /** A reply that should carry a session; what answers otherwise is some other server. */
  const grant = async (reply: Promise<Outcome<unknown>>): Promise<Outcome<Grant>> => {
    const answer = await reply;
    if (!answer.ok) return answer;
    const parsed = grantReply.safeParse(answer.data);
    if (!parsed.success) {
      return fail('contract', 'That server answers, but not as Supabase Auth. Check the address.');
    }
    const { access_token, refresh_token, expires_in, user } = parsed.data;
    const tokens = {
      access: access_token,
      refresh: refresh_token,
      expiresAt: now() + expires_in * 1000,
    };
    return succeed({ tokens, user });
  };

  return {
    signIn: (server: ServerAddress, email: string, password: string) =>
      grant(post(server, 'token?grant_type=password', { email, password })),

    /** null: the address has to be proven with a code first. */
    signUp: async (
      server: ServerAddress,
      email: string,
      password: string,
    ): Promise<Outcome<Grant | null>> => {
      const answer = await post(server, 'signup', { email, password });
      if (!answer.ok) return answer;
      const hasSession = grantReply.safeParse(answer.data).success;
      return hasSession ? grant(Promise.resolve(answer)) : succeed(null);
    },

    refresh: (server: ServerAddress, refreshToken: string) =>
      grant(post(server, 'token?grant_type=refresh_token', { refresh_token: refreshToken })),

    /** Only for people who have an account: an unknown address gets no code. */
    requestCode: (server: ServerAddress, email: string) =>
      post(server, 'otp', { email, create_user: false }),

    /** Hosted Supabase knows the code as `email`, or `signup` the first time; the embedded one as `magiclink`. */
    verifyCode: async (server: ServerAddress, email: string, token: string) => {
      let answer: Outcome<Grant> = fail('http_400', words.otp_expired ?? '');
      for (const type of ['email', 'magiclink', 'signup']) {
        answer = await grant(post(server, 'verify', { type, email, token }));
        if (answer.ok || answer.error.code === 'offline') return answer;
      }
      return answer;
    },

    /** `local`: the person's other devices stay signed in. */
    signOut: (server: ServerAddress, access: string) =>
      post(server, 'logout?scope=local', {}, access),
  };
}
