/**
 * What the console needs from outside: who is signed in, the contract's calls, and a place to publish an
 * app's settings. Supabase is one implementation; the extension's page brings its worker's session, and
 * tests bring a fixture.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { WidgetConfig } from '../../core/model/config.ts';
import type { ApiResult, Transport } from '../../core/model/rpc.ts';

export type Person = { readonly id: string; readonly email: string };

/** `created`: signed in at once, or the address has to be confirmed with a code first. */
export type SignUp = { readonly confirmed: boolean };

export type Auth = {
  /** Undefined while a kept session is still being read. */
  readonly person: ReadonlySignal<Person | null | undefined>;
  signIn(email: string, password: string): Promise<ApiResult<null>>;
  signUp(email: string, password: string): Promise<ApiResult<SignUp>>;
  sendCode(email: string): Promise<ApiResult<null>>;
  verifyCode(email: string, code: string): Promise<ApiResult<null>>;
  signOut(): Promise<void>;
};

export type Backend = {
  readonly url: string;
  readonly publishableKey: string;
  readonly auth: Auth;
  readonly transport: Transport;
  /** An address under which a picture of the bucket `captures` can be seen for an hour. */
  pictureUrl(path: string): Promise<ApiResult<string>>;
  /** Writes the app's published file; the widget falls back to a call where this has failed. */
  publishConfig(appKey: string, config: WidgetConfig): Promise<ApiResult<null>>;
};
