/** What a person has chosen on this computer. Kept in storage; a refused storage costs only the memory. */
import { effect, type Signal, signal } from '@preact/signals';
import * as z from 'zod/mini';

export const windows = [7, 30, 90] as const;
export type WindowDays = (typeof windows)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const schema = z.object({
  theme: z.catch(z.enum(themes), 'system'),
  days: z.catch(z.literal(windows), 30),
  workspace: z.catch(z.nullable(z.string()), null),
  /** The app last looked at, by workspace. */
  apps: z.catch(z.record(z.string(), z.number()), {}),
  grouped: z.catch(z.boolean(), false),
});
type Values = z.output<typeof schema>;

export type Preferences = { readonly [K in keyof Values]: Signal<Values[K]> };

/** The part of `Storage` that is used; in private modes even reading it may throw. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'waymark.console';

export function createPreferences(store: Store, abort: AbortSignal): Preferences {
  const kept = read(store);
  const preferences: Preferences = {
    theme: signal(kept.theme),
    days: signal(kept.days),
    workspace: signal(kept.workspace),
    apps: signal(kept.apps),
    grouped: signal(kept.grouped),
  };
  const stop = effect(() => {
    const { theme, days, workspace, apps, grouped } = preferences;
    const values: Values = {
      theme: theme.value,
      days: days.value,
      workspace: workspace.value,
      apps: apps.value,
      grouped: grouped.value,
    };
    write(store, JSON.stringify(values));
  });
  abort.addEventListener('abort', stop, { once: true });
  return preferences;
}

function read(store: Store): Values {
  try {
    const parsed = schema.safeParse(JSON.parse(store.getItem(key) ?? '{}'));
    if (parsed.success) return parsed.data;
  } catch {
    // Refused, or written by something else: the defaults are as good as a first visit.
  }
  return schema.parse({});
}

function write(store: Store, text: string) {
  try {
    store.setItem(key, text);
  } catch {
    // Full or refused: the choice then lasts as long as the page.
  }
}
