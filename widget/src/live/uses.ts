/** Which features an event of the page is a use of: as the server will count it, only now. */
import type { WireEvent } from '../../../core/model/batch.ts';
import type { EngageFile } from '../../../core/model/live.ts';
import { pageMatches } from '../../../core/targeting/page-rule.ts';

const uses: readonly string[] = ['click', 'submit', 'change'];

export function featuresOf({ features }: EngageFile, { k, e, p }: WireEvent): string[] {
  if (!e || !uses.includes(k)) return [];
  const used = features.filter(({ rules }) =>
    rules.some(({ page, hashes }) => hashes.includes(e) && pageMatches(page, p)),
  );
  return used.map(({ id }) => id);
}
