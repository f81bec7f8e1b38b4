/**
 * How tagging toolbars choose: the first of id, data attribute, aria-label, name, link and text that
 * exactly one element of that kind has; where none has, the path from the nearest id. Similarity is not asked.
 */
import type { PageRecord } from './page-records.ts';

const keys: readonly ((record: PageRecord) => string | undefined)[] = [
  (record) => record.id,
  (record) => record.data?.join('\n'),
  (record) => record.ariaLabel,
  (record) => record.name,
  // Nobody writes a toolbar that follows `#`: it leads nowhere and half of a template has it.
  (record) => (record.href === '#' ? undefined : record.href),
  (record) => record.text,
  (record) => record.idxpath,
];

/** Index of the candidate. */
export function pickByAttributes(
  old: PageRecord,
  candidates: readonly PageRecord[],
): number | undefined {
  for (const key of keys) {
    const wanted = key(old);
    if (!wanted) continue;
    const hits = candidates.flatMap((candidate, i) =>
      candidate.tag === old.tag && key(candidate) === wanted ? [i] : [],
    );
    if (hits.length === 1) return hits[0];
  }
  return undefined;
}
