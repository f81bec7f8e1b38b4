/** What has become due: each item's own trigger, and its delay after it. */
import type { LiveItem } from '../../../core/model/live.ts';
import type { LiveHost, News } from './types.ts';

export type Triggers = {
  isDue(item: LiveItem): boolean;
  heard(news: News): void;
  /** Another file: what was due stays due. */
  watch(items: readonly LiveItem[]): void;
  /** It was shown, so it is due no more until its trigger happens again. */
  spent(item: LiveItem): void;
};

function isFired({ trigger }: LiveItem, { k, n, features }: News): boolean {
  if (trigger.on === 'load') return k === 'page';
  if (trigger.on === 'event') return k === 'track' && n === trigger.name;
  return trigger.on === 'feature' && features.includes(trigger.feature);
}

export function createTriggers({ view, env, signal }: LiveHost, onDue: () => void): Triggers {
  const due = new Set<string>();
  const pending = new Map<string, () => void>();
  let items: readonly LiveItem[] = [];
  let isLoaded = false;

  function fire({ id, trigger }: LiveItem): void {
    if (trigger.on === 'launch' || due.has(id)) return;
    pending.get(id)?.();
    const ripe = () => {
      pending.delete(id);
      due.add(id);
      onDue();
    };
    pending.set(id, env.after(trigger.delaySeconds * 1_000, ripe));
  }

  view.document.addEventListener(
    'mouseleave',
    ({ clientY }) => {
      if (clientY > 0) return;
      for (const item of items) if (item.trigger.on === 'exit') fire(item);
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    for (const callOff of pending.values()) callOff();
  });

  return {
    isDue: ({ id, trigger }) => trigger.on === 'launch' || due.has(id),
    heard(news) {
      isLoaded ||= news.k === 'page';
      // On another page a delay begins anew.
      if (news.k === 'page')
        for (const item of items) if (item.trigger.on === 'load') due.delete(item.id);
      for (const item of items) if (isFired(item, news)) fire(item);
    },
    watch(next) {
      const known = new Set(items.map(({ id }) => id));
      items = next;
      for (const item of items) {
        if (isLoaded && item.trigger.on === 'load' && !known.has(item.id)) fire(item);
      }
    },
    spent: ({ id, trigger }) => {
      if (trigger.on !== 'load') due.delete(id);
    },
  };
}
