/**
 * What the browser remembers. Of a tab, in `sessionStorage`, which ends with it: the walk that it is in, and for
 * ten minutes the facts about its person. Of all tabs, on the shelf of the widget's database: what the person was
 * shown and did. Where the browser refuses either, it lasts as long as the page.
 */
import type { PersonState } from '../../../core/model/attention.ts';
import { join, nothingOf, type Shared } from './join.ts';
import type { LiveHost, Progress } from './types.ts';

/** A display that stands, or that the next page takes up. */
export type Standing = {
  readonly display: string;
  readonly version: number;
  readonly asked: boolean;
  readonly interrupting: boolean;
  /** When anything last happened in it. */
  readonly at: number;
  readonly progress: Progress;
};

/** Of one tab. */
export type Own = {
  unit?: string;
  person?: { at: number; facts: PersonState['facts'] };
  standing?: Record<string, Standing>;
};

export type Memory = ReturnType<typeof createMemory>;

/** Kept in the tab, and here, where it is refused. */
function createBox({ view, options }: Pick<LiveHost, 'view' | 'options'>) {
  const name = `waymark:${options.app}`;
  let known: Own | undefined;

  function read(): Own {
    try {
      // Safe: nobody but this writes here; the page could, and would fool only itself.
      return JSON.parse(view.sessionStorage.getItem(name) ?? '{}') as Own;
    } catch {
      return {}; // refused, or not ours: the page's life is what is left
    }
  }

  return {
    get() {
      known ??= read();
      return known;
    },
    set(next: Own | undefined): void {
      known = next ?? {};
      try {
        if (next) view.sessionStorage.setItem(name, JSON.stringify(next));
        else view.sessionStorage.removeItem(name);
      } catch {
        // Refused or full: as above.
      }
    },
  };
}

/** `onChange`: another tab has done something. */
export function createMemory(host: LiveHost, onChange: () => void) {
  const { view, signal, shelve, report } = host;
  const box = createBox(host);
  let all = nothingOf(box.get().unit ?? '');

  /** Of the same person only: what another one left there is nobody's business. */
  function takeIn(was: unknown): void {
    // Safe: only this writes there; read as one, whose unit says whether there is any.
    const shelved = was as Shared | undefined;
    if (shelved?.unit === all.unit) all = join(all, shelved);
  }

  const keep = () =>
    shelve((was) => {
      takeIn(was);
      return all;
    });

  const read = async () => {
    await shelve((was) => void takeIn(was));
  };

  // Somebody looks at one tab at a time: what another did is learnt on coming back to this one.
  const look = () => {
    if (view.document.visibilityState === 'visible') read().then(onChange, report);
  };
  view.addEventListener('focus', look, { signal });
  view.document.addEventListener('visibilitychange', look, { signal });

  return {
    get: box.get,
    set: (changes: Partial<Own>) => box.set({ ...box.get(), ...changes }),
    all: () => all,
    read,
    add(changes: Partial<Shared>): void {
      all = join(all, { ...nothingOf(all.unit), ...changes });
      keep().catch(report);
    },
    /** Adds them if that may be after a look at what other tabs did, which can do nothing meanwhile. */
    async reserve(isFree: () => boolean, changes: Partial<Shared>): Promise<boolean> {
      let isMine = false;
      const decide = (was: unknown) => {
        takeIn(was);
        isMine = isFree();
        if (!isMine) return undefined;
        all = join(all, { ...nothingOf(all.unit), ...changes });
        return all;
      };
      if (!(await shelve(decide))) decide(undefined);
      return isMine;
    },
    /** Another person; or the same one, who has only said who they are, and keeps what they did. */
    async become(unit: string, isSame: boolean): Promise<void> {
      all = isSame ? { ...all, unit, server: undefined } : nothingOf(unit);
      box.set({ unit, ...(isSame && { standing: box.get().standing ?? {} }) });
      await keep();
    },
    forget(): void {
      all = nothingOf('');
      box.set(undefined);
    },
  };
}
