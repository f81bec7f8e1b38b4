/** Who the events belong to: device, known person, account. What the server has been told is not repeated. */

import type { Traits } from '../types.ts';
import type { Env } from './env.ts';
import type { Header } from './queue/batcher.ts';
import type { Facts } from './queue/types.ts';

type IdentityOptions = {
  app: string;
  build: string | undefined;
  env: Pick<Env, 'uuid'>;
  /** The visitor has consented: said with each batch. */
  consented(): boolean;
  /** Identity is about to change; what was gathered belongs to the present one, which is news in itself. */
  onCut(isNews: boolean): void;
  /** There is news, even if no event follows. */
  onNews(): void;
};

/** Traits by whom they are of. */
export type Told = { readonly visitor: Traits; readonly account: Traits };

export type Identity = ReturnType<typeof createIdentity>;

export function createIdentity(options: IdentityOptions) {
  const { app, build, env, consented, onCut, onNews } = options;
  let device = env.uuid();
  let user: Facts['user'];
  let account: Facts['account'];
  let userTraits: Traits | undefined;
  let accountTraits: Traits | undefined;
  /** All that this page was told, sent or not: conditions of what is shown are asked over it. */
  let told: Told = { visitor: {}, account: {} };

  return {
    /** What an earlier page knew; stands back behind what this page has been told meanwhile. */
    restore(facts: Facts): void {
      device = facts.device ?? device;
      user ??= facts.user;
      account ??= facts.account;
    },
    told: () => told,
    facts: (): Facts => ({ device, ...(user && { user }), ...(account && { account }) }),
    identify(id: string, traits: Traits | undefined, sig: string | undefined): void {
      const known = user?.id;
      if (known !== id || (sig && sig !== user?.sig)) {
        onCut(known !== undefined);
        // Another person on this device: the account was the other one's.
        if (known !== undefined && known !== id) {
          account = accountTraits = undefined;
          told = { visitor: {}, account: {} };
        }
        user = { id, ...(sig && { sig }) };
        userTraits = undefined;
      } else if (!traits) return;
      if (traits) userTraits = { ...userTraits, ...traits };
      told = { ...told, visitor: { ...told.visitor, ...traits } };
      onNews();
    },
    group(id: string, traits: Traits | undefined): void {
      if (account?.id !== id) {
        onCut(account !== undefined);
        account = { id };
        accountTraits = undefined;
        told = { ...told, account: {} };
      } else if (!traits) return;
      if (traits) accountTraits = { ...accountTraits, ...traits };
      told = { ...told, account: { ...told.account, ...traits } };
      onNews();
    },
    reset(): void {
      onCut(true);
      device = env.uuid();
      user = account = userTraits = accountTraits = undefined;
      told = { visitor: {}, account: {} };
    },
    /** What was stored about this browser is erased; who is signed in, the page still knows. */
    renew(): void {
      device = env.uuid();
    },
    /** For one batch. Traits are told once. */
    header(): Header {
      const header: Header = {
        v: 1,
        app,
        device,
        ...(user && { user: { ...user, ...(userTraits && { traits: userTraits }) } }),
        ...(account && {
          account: { ...account, ...(accountTraits && { traits: accountTraits }) },
        }),
        ...(build && { build }),
        ...(consented() && { consent: true }),
      };
      userTraits = accountTraits = undefined;
      return header;
    },
  };
}
