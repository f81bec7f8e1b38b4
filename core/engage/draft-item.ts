/** A draft as it would be published, and what is live as if it had been so all along: both for trying them out. */
import type { Condition } from '../model/audience.ts';
import type { ItemDraft } from '../model/engagement.ts';
import { type EngageFile, engageFile, type LiveItem } from '../model/live.ts';

/** `audience`: with its segments spelt out, as the server does when it publishes. */
export function liveItemOf({ id, definition }: ItemDraft, audience: Condition): LiveItem {
  return { ...definition, id, version: 0, exempt: definition.exempt !== null, audience };
}

export function readFile(text: string | null): EngageFile | undefined {
  return text === null ? undefined : engageFile.safeParse(JSON.parse(text)).data;
}

/** Its dates left out, its hours kept: last week is asked what a week like it would be. */
export function undated(item: LiveItem, since: number): LiveItem {
  const first = Math.min(since, item.since ? Date.parse(item.since) : since);
  const schedule = { ...item.schedule, from: null, until: null };
  return { ...item, schedule, since: new Date(first).toISOString() };
}

/** The other items that are live and whose time has come. */
export function runningBeside(file: EngageFile | undefined, id: string, now: number): LiveItem[] {
  const hasBegun = ({ schedule: { from, until } }: LiveItem) =>
    (from === null || Date.parse(from) <= now) && (until === null || Date.parse(until) > now);
  return (file?.items ?? []).filter((item) => item.id !== id && hasBegun(item));
}
