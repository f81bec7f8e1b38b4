/** What is the same and what is not between the element that a tag named and one that may be it now. Pure. */
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { elementKind } from '../../core/locator/label.ts';
import type { RepairCandidate } from '../../core/model/repair.ts';

export type Difference = {
  name: string;
  /** Null where that side has none, or where nothing was recorded of it. */
  before: string | null;
  after: string | null;
  changed: boolean;
};

type Look = { descriptor: Descriptor | null; path: string | null };

/** In the order in which people recognise a control: what it says, what it is, where it stands. */
const signs: readonly (readonly [string, (look: Look) => string | null | undefined])[] = [
  ['Label', ({ descriptor }) => descriptor?.name ?? descriptor?.text],
  ['Kind', ({ descriptor }) => descriptor && elementKind(descriptor)],
  ['Heading', ({ descriptor }) => descriptor?.heading],
  ['Region', ({ descriptor }) => descriptor?.landmark],
  ['Page', ({ path }) => path],
  ['Test id', ({ descriptor }) => descriptor?.attrs?.mark ?? descriptor?.attrs?.testid],
  ['Id', ({ descriptor }) => descriptor?.attrs?.id],
  ['Field name', ({ descriptor }) => descriptor?.attrs?.name],
  ['Leads to', ({ descriptor }) => descriptor?.attrs?.href],
  ['Classes', ({ descriptor }) => descriptor?.classes?.join(' ')],
];

/** Signs that neither side has are left out: they tell nothing. */
export function differencesOf({
  before,
  descriptor,
  path,
}: Pick<RepairCandidate, 'before' | 'descriptor' | 'path'>): Difference[] {
  const rows = signs.flatMap(([name, read]): Difference[] => {
    const from = read(before) || null;
    const to = read({ descriptor, path }) || null;
    return from || to ? [{ name, before: from, after: to, changed: from !== to }] : [];
  });
  const around = neighbours(before.descriptor?.near, descriptor.near);
  return around ? [...rows, around] : rows;
}

/** Words around it are known by their hashes only, so they can be counted and never shown. */
function neighbours(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): Difference | undefined {
  if (!before?.length || !after?.length) return undefined;
  const [was, is] = [new Set(before), new Set(after)];
  const kept = [...is].filter((word) => was.has(word)).length;
  return {
    name: 'Neighbours',
    before: `${was.size} words around it`,
    after: kept === is.size && kept === was.size ? 'the same words' : `${kept} of them still there`,
    changed: kept < was.size || kept < is.size,
  };
}
