import type { Condition } from '../../core/model/audience.ts';
import { formatCount } from '../plural.ts';
import { useEditing } from './editing.ts';

/** Counted by the server over the people that are known; a draft's rules are counted as they stand. */
export function AudienceSize({ condition }: { condition: Condition }) {
  const size = useEditing().useAudienceSize(condition);
  if (size.error) return <p class="quiet">{size.error.message}</p>;
  if (!size.data) return <p class="quiet">Counting…</p>;
  const { people, total, active, activeTotal } = size.data;
  return (
    <p class="audience-size" aria-live="polite">
      <b>{formatCount(people)}</b> of {formatCount(total)} people seen in 90 days;{' '}
      <b>{formatCount(active)}</b> of {formatCount(activeTotal)} of the last 7.
    </p>
  );
}
