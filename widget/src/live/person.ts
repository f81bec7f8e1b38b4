/** What is known of the person: what the server says, joined with what this page was told and saw itself. */
import type { Claim, LedgerEntry, PersonState } from '../../../core/model/attention.ts';
import { mergeLedgers } from '../../../core/targeting/ledger.ts';
import type { Facts, Person } from '../../../core/targeting/types.ts';
import type { Memory } from './memory.ts';
import type { LiveHost } from './types.ts';

const fresh = 600_000;
const timeout = 10_000;
const nothing: Facts = {
  ...{ visitor: {}, account: {}, seenDays: null, usage: {}, answers: {}, segments: [] },
};

export type People = ReturnType<typeof createPeople>;

function deviceOf({ innerWidth }: Window): Person['device'] {
  return innerWidth < 640 ? 'phone' : innerWidth < 1024 ? 'tablet' : 'desktop';
}

export function createPeople(host: LiveHost, memory: Memory) {
  const { view, env, options } = host;
  const uses = new Map<string, number>();

  const user = () => host.who().user ?? null;
  const unit = () => user()?.id ?? host.who().device ?? '';

  async function ask<T>(name: string, more: object): Promise<T | undefined> {
    const address = `${options.url}/rest/v1/rpc/${name}?apikey=${encodeURIComponent(options.key)}`;
    const { device } = host.who();
    try {
      const response = await view.fetch(address, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ app_key: options.app, device, user: user(), ...more }),
        signal: AbortSignal.timeout(timeout),
      });
      // Safe: our own function's answer, whose form the contract's tests hold.
      return response.ok ? ((await response.json()) as T) : undefined;
    } catch {
      return undefined; // offline: whoever asks then does without
    }
  }

  const state = (): PersonState | undefined => {
    const { person } = memory.get();
    return person && env.now() - person.at < fresh ? person.state : undefined;
  };

  /** Of a feature, in all spans that conditions ask about. */
  function counted({ usage }: Facts): Facts['usage'] {
    const grown = { ...usage };
    for (const [feature, times] of uses) {
      const spans = Object.entries(grown[feature] ?? {});
      grown[feature] = Object.fromEntries(spans.map(([span, n]) => [span, n + times]));
    }
    return grown;
  }

  function facts(): Facts | null {
    const told = host.told();
    const known = state()?.facts;
    const isTold = Object.keys({ ...told.visitor, ...told.account }).length > 0;
    if (!known && !isTold) return null;
    const base = known ?? nothing;
    return {
      ...base,
      visitor: { ...base.visitor, ...told.visitor },
      account: { ...base.account, ...told.account },
      usage: counted(base),
    };
  }

  return {
    unit,
    isKnown: () => state() !== undefined,
    now: () => env.now() + (memory.get().person?.state.now ?? 0) - (memory.get().person?.at ?? 0),
    ledger: (): LedgerEntry[] => mergeLedgers(state()?.ledger ?? [], memory.get().ledger ?? []),
    facts,
    used: (feature: string) => void uses.set(feature, (uses.get(feature) ?? 0) + 1),
    /** Another person: nothing of the one before is theirs. True where there was one. */
    changed(): boolean {
      const { unit: before } = memory.get();
      if (before === unit()) return false;
      memory.forget();
      memory.set({ unit: unit() });
      uses.clear();
      return before !== undefined;
    },
    async learn(): Promise<void> {
      const asker = unit();
      const found = await ask<PersonState>('get_person', {});
      if (found && unit() === asker) memory.set({ person: { at: env.now(), state: found } });
    },
    /** Whether it may interrupt. Without an answer it may not: another device may have been granted it. */
    async claim(item: string, display: string): Promise<boolean> {
      const answer = await ask<Claim>('claim_display', { item, display });
      if (!answer) return false;
      const others = answer.ledger.filter(({ id }) => id !== display);
      memory.set({ ledger: mergeLedgers(memory.get().ledger ?? [], others) });
      return answer.granted;
    },
    note(entry: LedgerEntry): void {
      memory.set({ ledger: mergeLedgers(memory.get().ledger ?? [], [entry]) });
    },
    person: (language: string): Person => ({
      ...{ unit: unit(), known: user() !== null, language, facts: facts() },
      device: deviceOf(view),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  };
}
