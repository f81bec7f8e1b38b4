/** What became of what somebody reported, asked in the same words by the page and by the count beside its name. */
import { dayOf, startOfDay } from '../../../ui/zoned-day.ts';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';

const dayMs = 86_400_000;
export const spans = { week: 7, month: 30, quarter: 91 } as const;
export type Span = keyof typeof spans;

/** From the beginning of a day: the same all day long, so that one answer serves every screen. */
export function useBecame(member: string | null, span: Span) {
  const { id, timezone } = useCurrent().workspace;
  const since = startOfDay(dayOf(Date.now() - spans[span] * dayMs, timezone), timezone);
  return useRpc('what_became', { workspace: id, member, since });
}

/** Shipped ones with people who have not heard of it; null while nobody knows. */
export function useToTell(): number | null {
  const rows = useBecame(null, 'week').data;
  return (
    rows?.filter(({ status, told, people }) => status === 'shipped' && told < people).length ?? null
  );
}
