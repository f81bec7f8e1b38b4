import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import {
  createSender,
  type Handlers,
  type Runtime,
  type Sender,
  serve,
} from '../../extension/messages/messenger.ts';
import type { Protocol } from '../../extension/messages/protocol.ts';
import { workerProtocol } from '../../extension/messages/protocol.ts';
import { fail, succeed } from '../../extension/outcome.ts';

const base = 'chrome-extension://own-id/';
const panel: Sender = { id: 'own-id', url: `${base}sidepanel.html` };
const contentScript: Sender = { id: 'own-id', url: 'https://product.example/', tab: { id: 7 } };
const stranger: Sender = { id: 'other-id', url: 'chrome-extension://other-id/page.html' };

const protocol = {
  double: { from: 'extension', args: z.object({ n: z.number() }), data: z.number() },
  hello: { from: 'page', args: z.object({}), data: z.object({}) },
} as const satisfies Protocol;

/** Two ends of the browser's message channel; who sends is the browser's word, so the test's. */
function connect(handlers: Handlers<typeof protocol>) {
  let listen: Parameters<Runtime['onMessage']['addListener']>[0] | undefined;
  const runtime: Runtime = {
    id: 'own-id',
    getURL: (path) => base + path,
    onMessage: {
      addListener: (listener) => {
        listen = listener;
      },
      removeListener: () => {
        listen = undefined;
      },
    },
  };
  const closing = new AbortController();
  const report = vi.fn();
  serve(protocol, handlers, { runtime, signal: closing.signal, report });
  const post = (sender: Sender) => (message: unknown) =>
    new Promise<unknown>((resolve) => {
      if (listen?.(message, sender, resolve) !== true) resolve(undefined);
    });
  return { as: (sender: Sender) => createSender(protocol, post(sender)), post, closing, report };
}

const handlers: Handlers<typeof protocol> = {
  double: ({ n }) => (n < 0 ? fail('22023', 'n: must not be negative') : succeed(n * 2)),
  hello: () => succeed({}),
};

describe('messages', () => {
  test('carry a parsed answer back', async () => {
    const { as } = connect(handlers);
    expect(await as(panel)('double', { n: 21 })).toEqual({ ok: true, data: 42 });
  });

  test('carry an expected failure as a value', async () => {
    const { as } = connect(handlers);
    expect(await as(panel)('double', { n: -1 })).toEqual({
      ok: false,
      error: { code: '22023', message: 'n: must not be negative' },
    });
  });

  test('refuse a payload that is not as agreed, naming the field', async () => {
    const { post } = connect(handlers);
    const answer = await post(panel)({ waymark: 1, type: 'double', args: { n: 'two' } });
    expect(answer).toMatchObject({ ok: false, error: { code: '22023' } });
    expect(JSON.stringify(answer)).toContain('double: n:');
  });

  test('from a page reach nothing but what pages may send', async () => {
    const { as } = connect(handlers);
    expect(await as(contentScript)('double', { n: 1 })).toMatchObject({
      ok: false,
      error: { code: 'no-answer' },
    });
    expect(await as(contentScript)('hello', {})).toEqual({ ok: true, data: {} });
  });

  test('of another extension are not answered', async () => {
    const { as } = connect(handlers);
    expect(await as(stranger)('double', { n: 1 })).toMatchObject({ ok: false });
    expect(await as(stranger)('hello', {})).toMatchObject({ ok: false });
  });

  test('of an unknown type, or of no type, are ignored', async () => {
    const { post } = connect(handlers);
    expect(await post(panel)({ waymark: 1, type: 'toString', args: {} })).toBeUndefined();
    expect(await post(panel)({ hello: 'there' })).toBeUndefined();
    expect(await post(panel)(null)).toBeUndefined();
  });

  test('turn a bug into an answer and report it', async () => {
    const { as, report } = connect({
      double: () => {
        throw new Error('broken');
      },
    });
    expect(await as(panel)('double', { n: 1 })).toMatchObject({
      ok: false,
      error: { code: 'bug', message: 'double failed: broken' },
    });
    expect(report).toHaveBeenCalledOnce();
  });

  test('are no longer served once the signal aborts', async () => {
    const { as, closing } = connect(handlers);
    closing.abort();
    expect(await as(panel)('double', { n: 1 })).toMatchObject({ ok: false });
  });

  test('of the session and the data are for extension pages only', () => {
    expect(Object.values(workerProtocol).map((entry) => entry.from)).not.toContain('page');
  });

  test('cannot make the worker send usage or read a widget configuration', () => {
    const { args } = workerProtocol['api.call'];
    expect(args.safeParse({ name: 'ingest', args: {} }).success).toBe(false);
    expect(args.safeParse({ name: 'list_features', args: {} }).success).toBe(true);
  });
});
