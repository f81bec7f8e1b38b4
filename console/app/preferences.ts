/** What a person has chosen on this computer. Kept in storage; a refused storage costs only the memory. */
import { effect, type Signal, signal } from '@preact/signals';
import * as z from 'zod/mini';

/** Complete days before today; today is never in a window. */
export const windows = [7, 30, 90] as const;
export type WindowDays = (typeof windows)[number];
/** `system` is no theme of its own: it leaves the choice to the operating system. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Each field falls back alone, so that one value of an older version does not cost the others. */
const schema = z.object({
  theme: z.catch(z.enum(themes), 'system'),
  days: z.catch(z.literal(windows), 30),
  workspace: z.catch(z.nullable(z.string()), null),
  /** The app last looked at, by workspace. */
  apps: z.catch(z.record(z.string(), z.number()), {}),
  grouped: z.catch(z.boolean(), false),
  /** What columns of imports meant, by kind and name. */
  columns: z.catch(z.record(z.string(), z.record(z.string(), z.string())), {}),
});
type Values = z.output<typeof schema>;

export type Preferences = { readonly [K in keyof Values]: Signal<Values[K]> };

/** The part of `Storage` that is used; in private modes even reading it may throw. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** One entry, so that signing out or a reset clears all of it. */
const key = 'waymark.console';

/** Signals, so that a change draws what depends on it and writes itself. */
export function createPreferences(store: Store, abort: AbortSignal): Preferences {
  const kept = read(store);
  const preferences: Preferences = {
    theme: signal(kept.theme),
    days: signal(kept.days),
    workspace: signal(kept.workspace),
    apps: signal(kept.apps),
    grouped: signal(kept.grouped),
    columns: signal(kept.columns),
  };
  const stop = effect(() => {
    const { theme, days, workspace, apps, grouped, columns } = preferences;
    const values: Values = {
      theme: theme.value,
      days: days.value,
      workspace: workspace.value,
      apps: apps.value,
      grouped: grouped.value,
      columns: columns.value,
    };
    write(store, JSON.stringify(values));
  });
  abort.addEventListener('abort', stop, { once: true });
  return preferences;
}

/** At the edge: what lies in storage was written by any version. */
function read(store: Store): Values {
  try {
    const parsed = schema.safeParse(JSON.parse(store.getItem(key) ?? '{}'));
    if (parsed.success) return parsed.data;
  } catch {
    // Refused, or written by something else: the defaults are as good as a first visit.
  }
  return schema.parse({});
}

/** Small and rare enough to be written at once. */
function write(store: Store, text: string) {
  try {
    store.setItem(key, text);
  } catch {
    // Full or refused: the choice then lasts as long as the page.
  }
}
