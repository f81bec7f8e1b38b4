/**
 * Every message between the extension's parts, in one place: who may send it, what it carries and what comes
 * back. Pages can send `page.hello` and words about their own captures (capture/protocol.ts); everything that
 * touches the session or the data is refused unless an extension page sends it.
 */
import * as z from 'zod/mini';
import { widgetConfig } from '../../core/model/config.ts';
import { smallId, uuid } from '../../core/model/primitives.ts';
import { type RpcName, rpc } from '../../core/model/rpc.ts';
import { fromPanelProtocol } from '../capture/protocol.ts';
import { serverAddress } from '../defaults.ts';

/** Where a message comes from: our own pages and worker, or a content script on somebody's page. */
export type Origin = 'extension' | 'page';

type Entry = { readonly from: Origin; readonly args: z.ZodMiniType; readonly data: z.ZodMiniType };
export type Protocol = Record<string, Entry>;

const nothing = z.object({});
const email = z.email('must be an e-mail address');

/** `ingest` and `get_config` belong to the widget and its key; staff's session never calls them. */
const staffCalls = (Object.keys(rpc) as RpcName[]).filter(
  (name) => name !== 'ingest' && name !== 'get_config', // safe: the keys of a constant
);

export const pageModes = ['off', 'tag', 'heat', 'tagged', 'author', 'notes'] as const;
export const pageMode = z.enum(pageModes);
export type PageMode = z.infer<typeof pageMode>;

export const workerProtocol = {
  'session.sign-in': {
    from: 'extension',
    args: z.object({ server: serverAddress, email, password: z.string().check(z.minLength(1)) }),
    data: nothing,
  },
  /** `confirmed: false`: the address has to be proven with a code first. */
  'session.sign-up': {
    from: 'extension',
    args: z.object({ server: serverAddress, email, password: z.string().check(z.minLength(1)) }),
    data: z.object({ confirmed: z.boolean() }),
  },
  'session.request-code': {
    from: 'extension',
    args: z.object({ server: serverAddress, email }),
    data: nothing,
  },
  'session.verify-code': {
    from: 'extension',
    args: z.object({ server: serverAddress, email, code: z.string().check(z.minLength(4)) }),
    data: nothing,
  },
  /** Refused with code `unsynced` while changes wait, unless they are given up on purpose. */
  'session.sign-out': {
    from: 'extension',
    args: z.object({ discard: z.boolean() }),
    data: nothing,
  },
  'session.choose': {
    from: 'extension',
    args: z.object({ workspace: uuid, app: smallId }),
    data: nothing,
  },
  /** A call of the contract; the caller parses the answer (`createApi`). */
  'api.call': {
    from: 'extension',
    args: z.object({ name: z.enum(staffCalls), args: z.unknown() }),
    data: z.unknown(),
  },
  /** Writes an app's published file, which widgets read. */
  /** Where a kept picture can be seen, for an hour. */
  'picture.url': {
    from: 'extension',
    args: z.object({ path: z.string().check(z.maxLength(300)) }),
    data: z.object({ url: z.string() }),
  },
  'config.publish': {
    from: 'extension',
    args: z.object({ appKey: z.string().check(z.regex(/^\w+$/)), config: widgetConfig }),
    data: nothing,
  },
  /** Sends what waits and reads what others changed. */
  'sync.now': { from: 'extension', args: nothing, data: nothing },
  /** Puts the tagger into a tab where it is missing and sets its mode. */
  'tab.enter': {
    from: 'extension',
    args: z.object({ tab: z.int(), mode: pageMode }),
    data: nothing,
  },
  /** Whom the page in a tab says that it belongs to: the product's own id of an account. */
  'page.account': {
    from: 'extension',
    args: z.object({ tab: z.int() }),
    data: z.object({ account: z.nullable(z.string()) }),
  },
  ...fromPanelProtocol,
} as const satisfies Protocol;

/** What the worker tells a content script. */
export const pageProtocol = {
  'page.enter': {
    from: 'extension',
    /** `mask`: the app's selectors of text that is never read. */
    args: z.object({ mode: pageMode, mask: z.array(z.string()) }),
    data: nothing,
  },
} as const satisfies Protocol;

/** What a content script tells open panels: "I am here, connect to me". */
export const panelProtocol = {
  'page.hello': { from: 'page', args: nothing, data: nothing },
} as const satisfies Protocol;

export type Args<P extends Protocol, T extends keyof P> = z.output<P[T]['args']>;
export type Data<P extends Protocol, T extends keyof P> = z.output<P[T]['data']>;
