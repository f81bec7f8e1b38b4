/**
 * The widget's public face: what a product may call. Names and shapes follow the Segment convention.
 * This file imports nothing, so that the published types need no other package.
 */

/** Facts about a person or an account. JSON; 4 KB at most. Never put secrets here. */
export type Traits = Record<string, unknown>;

export type InitOptions = {
  /** The team's Supabase project, `https://project.supabase.co`. */
  url: string;
  /** The project's publishable key, `sb_publishable_…` (or the legacy anon key). */
  key: string;
  /** The app's public key, `wk_…`. */
  app: string;
  /**
   * Used only while the app's published settings cannot be had. Without it, events then wait in memory,
   * are neither stored nor sent, and the settings are asked for again.
   */
  consent?: 'none' | 'required';
  /** The product's release, to see since when something changed. 80 characters at most. */
  build?: string;
  /** CSS selectors whose text is masked, beside `data-waymark-mask` and the app's own setting. */
  mask?: string | readonly string[];
  /** Says on the console what was refused and why. Off: the widget is silent whatever happens. */
  debug?: boolean;
  /** Compress batches. Only where something in front of the database decodes gzip; Supabase itself does not. */
  gzip?: boolean;
};

/** What the loader adds: the published settings, asked for before there was anybody to read them. */
export type LoaderOptions = InitOptions & { settings?: Promise<Response | undefined> | undefined };

export type IdentifyOptions = {
  /** Hex HMAC-SHA256 of the id with the app's identity secret, made by the product's server. */
  signature?: string;
};

export type ConsentState = 'granted' | 'denied' | 'not-required' | 'unknown' | 'do-not-track';

/** What staff tools read: who and where this page believes to be, and whether its events leave. */
export type Context = {
  widget: string;
  app: string;
  visitor: string | undefined;
  user: string | undefined;
  account: string | undefined;
  path: string;
  build: string | undefined;
  consent: ConsentState;
  /** Version of the settings in use. */
  settings: string | undefined;
  /** Events that have not been accepted yet. */
  queued: number;
  /** Why nothing is sent any more, where the server refused the key or the origin. */
  stopped: string | undefined;
  /** What the product itself added. */
  custom: unknown;
};

/** The product's part of the context: a value, or a function that is asked each time. */
export type CustomContext = Traits | (() => unknown);

export type Waymark = {
  init(options: InitOptions): void;
  /** The visitor is this known person. Calling again with other traits updates them. */
  identify(id: string | number, traits?: Traits, options?: IdentifyOptions): void;
  /** The visitor acts for this account from now on. */
  group(id: string | number, traits?: Traits): void;
  track(name: string, props?: Traits): void;
  /** Reports a page view by hand: of the present address, or of a path that the address does not show. */
  page(path?: string): void;
  /** Shows a guide or survey that is live, by its id. Being asked for, it waits for no trigger and no budget. */
  show(id: string): void;
  /** Signed out: forgets person and account, and starts as a new anonymous visitor. */
  reset(): void;
  /** `true`: may store and send. `false`: stops at once and erases what is stored in this browser. */
  consent(granted: boolean): void;
  /** Sends what is left and leaves the page as it was found. */
  destroy(): void;
  context(): Context | undefined;
  context(custom: CustomContext): void;
};

export type Method = keyof Waymark;
/** A call as it waits in the page until the widget is there: its name, then its arguments. */
export type QueuedCall = [method: Method, ...args: unknown[]];
