/**
 * One display: its id, its place in the ledger, and what is told of it. Told in order, each thing once: what
 * an earlier page of the same walk said is not said again.
 */
import type { LedgerEntry, Outcome } from '../../../core/model/attention.ts';
import type { LiveItem } from '../../../core/model/live.ts';
import type { Memory, Standing } from './memory.ts';
import type { People } from './person.ts';
import type { LiveHost, Progress, Stage } from './types.ts';

const inView = 1_000;

export type Display = Pick<Stage, 'say' | 'keep'> & {
  readonly id: string;
  readonly item: LiveItem;
  readonly asked: boolean;
  readonly interrupting: boolean;
  readonly controller: AbortController;
  readonly progress: Progress | undefined;
  finish(outcome: Outcome, until?: number): void;
};

type Made = {
  item: LiveItem;
  id: string;
  asked: boolean;
  interrupting: boolean;
  language: string;
  /** Taken up from an earlier page. */
  standing: Standing | undefined;
};

export function createDisplay(host: LiveHost, memory: Memory, people: People, made: Made): Display {
  const { env } = host;
  const { item, id, asked, interrupting, language, standing } = made;
  const controller = new AbortController();
  let isShown = !!standing;
  let progress: Progress = standing?.progress ?? {};

  function note(changes: Partial<LedgerEntry>): void {
    const before = people.ledger().find((entry) => entry.id === id);
    const entry: LedgerEntry = before ?? {
      ...{ id, item: item.id, is: item.is, at: people.now(), outcome: null },
      ...{ interrupted: interrupting && !asked && !item.exempt },
      ...{ acted: false, answered: false, until: null, ...(asked && { asked }) },
    };
    people.note({ ...entry, ...changes });
  }

  /** By itself it is no display, so it is told once of a person and a version, however often they come by. */
  function isNewMiss(): boolean {
    const news = `${item.id} ${item.version} missing`;
    if (isShown) return true;
    if (memory.all().told.includes(news)) return false;
    memory.add({ told: [news] });
    return true;
  }

  function stand(isOver = false): void {
    const { [item.id]: _, ...others } = memory.get().standing ?? {};
    const mine = {
      display: id,
      version: item.version,
      asked,
      interrupting,
      at: env.now(),
      progress,
    };
    memory.set({ standing: isOver ? others : { ...others, [item.id]: mine } });
  }

  const tell: Display['say'] = (k, more) =>
    host.send({ t: env.now(), k, i: item.id, n: item.version, d: id, ...more });

  function show(): void {
    isShown = true;
    note({});
    stand();
    const { device } = people.person(language);
    tell('shown', { p: host.path(), l: language, w: device, ...(asked && { q: true }) });
    const callOff = env.after(inView, () => tell('seen'));
    controller.signal.addEventListener('abort', callOff);
  }

  return {
    ...{ id, item, asked, interrupting, controller },
    progress: standing?.progress,
    say(kind, more) {
      if (kind === 'missing') {
        if (isNewMiss()) tell(kind, { p: host.path(), ...more, ...(asked && { q: true }) });
        return;
      }
      if (!isShown) show();
      if (kind === 'shown') return;
      tell(kind, more);
      if (kind === 'click') note({ acted: true });
      if (kind === 'answer' || kind === 'submit') note({ acted: true, answered: true });
    },
    keep(next) {
      progress = { ...progress, ...next };
      if (isShown) stand();
    },
    finish(outcome, until) {
      stand(true);
      if (!isShown) return;
      // The ledger goes by the server's clock; what is told, by this one's.
      note({ outcome, ...(until !== undefined && { until: until + people.ahead() }) });
      tell(outcome, until === undefined ? {} : { u: until });
    },
  };
}
