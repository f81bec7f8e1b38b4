/** The running list of events: newest first, bounded, fetched by cursor so that nothing comes twice. */
import type { EventRow } from '../../core/model/usage.ts';

/** About five minutes of a busy product; more is no longer "live" and costs the page. */
export const most = 300;

/** By cursor and not by time: two events of one millisecond are two. */
export function withNewer(shown: readonly EventRow[], newer: readonly EventRow[]): EventRow[] {
  const known = new Set(shown.map(({ cursor }) => cursor));
  return [...newer.filter(({ cursor }) => !known.has(cursor)), ...shown].slice(0, most);
}

export type LiveFilter = { kind: string; text: string; untagged: boolean };

/** `kind` is one kind, `frustration` for the four signals, or empty for all. */
export function matches(event: EventRow, { kind, text, untagged }: LiveFilter): boolean {
  const isFrustration = ['rage', 'dead', 'error', 'uturn'].includes(event.kind);
  if (kind === 'frustration' ? !isFrustration : kind && event.kind !== kind) return false;
  if (untagged && (event.features.length > 0 || event.element === null)) return false;
  const searched = [
    event.elementName,
    event.name,
    event.path,
    event.visitorName,
    event.account,
    ...event.features.map(({ name }) => name),
  ];
  return !text || searched.some((part) => part?.toLowerCase().includes(text.toLowerCase()));
}
