/** What is known of the person: what the server says, joined with what this page was told and saw itself. */
import type { Claim, LedgerEntry, PersonState } from '../../../core/model/attention.ts';
import type { LiveItem } from '../../../core/model/live.ts';
import { mergeLedgers } from '../../../core/targeting/ledger.ts';
import type { Facts, Person } from '../../../core/targeting/types.ts';
import type { Memory } from './memory.ts';
import type { LiveHost } from './types.ts';

const fresh = 600_000;
const day = 86_400_000;
/** What happens leaves in batches, so what the server counts is a little old. */
const underWay = 5_000;
const timeout = 10_000;
const nothing: Facts = {
  ...{ visitor: {}, account: {}, seenDays: null, usage: {}, answers: {}, segments: [] },
};

export type People = ReturnType<typeof createPeople>;

function deviceOf({ innerWidth }: Window): Person['device'] {
  return innerWidth < 640 ? 'phone' : innerWidth < 1024 ? 'tablet' : 'desktop';
}

export function createPeople(host: LiveHost, memory: Memory, onNews: () => void) {
  const { view, env, options } = host;

  const user = () => host.who().user ?? null;
  const unit = () => user()?.id ?? host.who().device ?? '';

  async function ask<T>(name: string, more: Record<string, string>): Promise<T | undefined> {
    const address = `${options.url}/rest/v1/rpc/${name}?apikey=${encodeURIComponent(options.key)}`;
    const { device } = host.who();
    try {
      const response = await view.fetch(address, {
        method: 'POST',
        credentials: 'omit',
        // A form: JSON would be asked leave for first, which is another way to the server and back.
        body: new URLSearchParams({
          ...{ app_key: options.app, device: device ?? '', user: JSON.stringify(user()) },
          ...more,
        }),
        signal: AbortSignal.timeout(timeout),
      });
      // Safe: our own function's answer, whose form the contract's tests hold.
      return response.ok ? ((await response.json()) as T) : undefined;
    } catch {
      return undefined; // offline: whoever asks then does without
    }
  }

  /** What is a day old still says more than nothing, where the server cannot be asked. */
  function known(): Facts | null {
    const { person } = memory.get();
    return person && env.now() - person.at < day ? person.facts : null;
  }

  /** Of a feature, in all spans that conditions ask about. */
  function counted({ usage }: Facts): Facts['usage'] {
    const grown = { ...usage };
    const counted = (memory.get().person?.at ?? 0) - underWay;
    for (const [feature, at] of memory.all().uses) {
      if (at < counted) continue;
      const spans = Object.entries(grown[feature] ?? {});
      grown[feature] = Object.fromEntries(spans.map(([span, n]) => [span, n + 1]));
    }
    return grown;
  }

  function facts(): Facts | null {
    const told = host.told();
    const isTold = Object.keys({ ...told.visitor, ...told.account }).length > 0;
    const base = known() ?? (isTold ? nothing : null);
    return (
      base && {
        ...base,
        visitor: { ...base.visitor, ...told.visitor },
        account: { ...base.account, ...told.account },
        usage: counted(base),
      }
    );
  }

  const ahead = () => memory.all().server?.ahead ?? 0;
  const ledger = () => {
    const { server, ledger: own } = memory.all();
    return mergeLedgers(server?.ledger ?? [], own);
  };

  return {
    unit,
    isNamed: () => user() !== null,
    isKnown: () => env.now() - (memory.get().person?.at ?? 0) < fresh,
    /** By the server's clock. */
    now: () => env.now() + ahead(),
    ahead,
    ledger,
    facts,
    used: (feature: string) => memory.add({ uses: [[feature, env.now()]] }),
    hasUsed: (feature: string) =>
      memory.all().uses.some(([used]) => used === feature) ||
      (known()?.usage[feature]?.all ?? 0) > 0,
    /** True where nothing that stands is for whoever it is now. */
    changed(): boolean {
      const { unit: before } = memory.get();
      if (before === unit()) return false;
      // The device's visitor, who has only said who they are.
      const isSame = before !== undefined && before === host.who().device;
      memory.become(unit(), isSame).then(onNews, host.report);
      return before !== undefined && !isSame;
    },
    async learn(): Promise<void> {
      const asker = unit();
      const at = env.now();
      const found = await ask<PersonState>('get_person', {});
      if (!found || unit() !== asker) return;
      memory.set({ person: { at, facts: found.facts } });
      const server = { at, ahead: found.now - env.now(), ledger: found.ledger };
      memory.add({ server, done: found.done ?? {} });
      onNews();
    },
    /** Undefined: the server could not be asked. */
    async claim(item: string, display: string): Promise<boolean | undefined> {
      const answer = await ask<Claim>('claim_display', { item, display });
      if (!answer) return undefined;
      const others = answer.ledger.filter(({ id }) => id !== display);
      memory.add({ server: { at: env.now(), ahead: ahead(), ledger: others } });
      return answer.granted;
    },
    /** Counts it before it is shown, unless another tab was faster: for whom the server cannot be asked about. */
    reserve({ id: item, is, exempt }: LiveItem, id: string, isFree: () => boolean) {
      const entry: LedgerEntry = {
        ...{ id, item, is, at: env.now() + ahead(), outcome: null, interrupted: !exempt },
        ...{ acted: false, answered: false, until: null },
      };
      return memory.reserve(isFree, { ledger: [entry] });
    },
    note: (entry: LedgerEntry) => memory.add({ ledger: [entry] }),
    person: (language: string): Person => ({
      ...{ unit: unit(), known: user() !== null, language, facts: facts() },
      device: deviceOf(view),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  };
}
