/**
 * Sends and serves the protocol. Both ends parse: a payload before it is handled, a reply before it is used.
 * Messages of unknown type, of another extension, or from a place that may not send them are not answered.
 */
import * as z from 'zod/mini';
import { fail, type Outcome, succeed } from '../outcome.ts';
import type { Args, Data, Origin, Protocol } from './protocol.ts';

const envelope = z.object({ waymark: z.literal(1), type: z.string(), args: z.unknown() });
const reply = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
]);

export type Sender = {
  readonly id?: string;
  readonly url?: string;
  readonly tab?: { id?: number; windowId?: number };
};
type Listener = (message: unknown, sender: Sender, respond: (reply: unknown) => void) => unknown;

/** The part of `browser.runtime` that serving needs. */
export type Runtime = {
  readonly id: string;
  getURL(path: string): string;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
};

export type Handlers<P extends Protocol> = {
  [T in keyof P]?: (
    args: Args<P, T>,
    sender: Sender,
  ) => Outcome<Data<P, T>> | Promise<Outcome<Data<P, T>>>;
};

/** Who sent it, as the browser vouches for it; undefined for other extensions and web pages. */
export function findOrigin(
  sender: Sender,
  runtime: Pick<Runtime, 'id' | 'getURL'>,
): Origin | undefined {
  if (sender.id !== runtime.id) return undefined;
  return sender.url?.startsWith(runtime.getURL('')) ? 'extension' : 'page';
}

/** `report` hears of bugs; expected failures are answers and are not reported. */
type ServeOptions = { runtime: Runtime; signal: AbortSignal; report: (error: unknown) => void };

export function serve<P extends Protocol>(
  protocol: P,
  handlers: Handlers<P>,
  { runtime, signal, report }: ServeOptions,
): void {
  const answer = async (type: string, raw: unknown, sender: Sender): Promise<unknown> => {
    const args = protocol[type]?.args.safeParse(raw);
    if (!args?.success) {
      const issue = args?.error.issues[0];
      return fail('22023', `${type}: ${issue?.path.join('.') || 'payload'}: ${issue?.message}`);
    }
    try {
      // safe: these are the arguments that this handler's own schema has just parsed
      return await handlers[type]?.(args.data as Args<P, string>, sender);
    } catch (error) {
      report(error);
      return fail(
        'bug',
        `${type} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  const listener: Listener = (message, sender, respond) => {
    const parsed = envelope.safeParse(message);
    if (!parsed.success) return undefined;
    const { type, args } = parsed.data;
    // Answering "no" would tell a stranger that we are here.
    if (!handlers[type] || protocol[type]?.from !== findOrigin(sender, runtime)) return undefined;
    answer(type, args, sender).then(respond);
    // Keeps the channel open for the answer, in Chrome and Firefox alike.
    return true;
  };
  runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(listener));
}

export type Send<P extends Protocol> = <T extends keyof P & string>(
  type: T,
  args: Args<P, T>,
) => Promise<Outcome<Data<P, T>>>;

/** `post` is `runtime.sendMessage`, or `tabs.sendMessage` bound to a tab. */
export function createSender<P extends Protocol>(
  protocol: P,
  post: (message: unknown) => Promise<unknown>,
): Send<P> {
  return async (type, args) => {
    let raw: unknown;
    try {
      raw = await post({ waymark: 1, type, args });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return fail('no-answer', `Nobody answered ${type}: ${why}`);
    }
    const parsed = reply.safeParse(raw);
    if (!parsed.success) return fail('no-answer', `Nobody answered ${type}.`);
    if (!parsed.data.ok) return parsed.data;
    const data = protocol[type]?.data.safeParse(parsed.data.data);
    if (!data?.success) return fail('contract', `The answer to ${type} is not as agreed.`);
    // safe: parsed by the schema that this type is inferred from
    return succeed(data.data as Data<P, typeof type>);
  };
}
