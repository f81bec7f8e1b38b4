/** Tallies as tables: approaches beside each other per track, and what they came to family by family. */
import type { Cell, Section } from '../../table.ts';
import { formatShare } from './interval.ts';
import type { Track, Verdict } from './outcome.ts';
import { families, tally } from './tally.ts';

/** An approach and what it said about every case that it can be asked about. */
export type Tried = { readonly name: string; readonly verdicts: readonly Verdict[] };
type Row = Record<string, Cell>;

export const columns = [
  'track',
  'approach',
  'cases',
  'correct',
  'equivalent',
  'located % [95 %]',
  'by family',
  'wrong % [95 %]',
  'refused % [95 %]',
  'gone',
  'false accepts % [95 %]',
  'by family ',
  'ms',
];

const scopes: readonly (readonly [string, readonly Track[]])[] = [
  ['desc', ['desc']],
  ['dom', ['dom']],
  ['both', ['desc', 'dom']],
];

function rowOf(track: string, { name, verdicts }: Tried): Row {
  const all = tally(verdicts);
  return {
    track,
    approach: name,
    cases: all.present,
    correct: all.correct,
    equivalent: all.equivalent,
    'located % [95 %]': formatShare(all.located),
    'by family': formatShare(all.located, 'byFamily').replace(/^\S+ /, ''),
    'wrong % [95 %]': formatShare(all.wrong),
    'refused % [95 %]': formatShare(all.refused),
    gone: all.falseAccepts.of,
    'false accepts % [95 %]': formatShare(all.falseAccepts),
    'by family ': formatShare(all.falseAccepts, 'byFamily').replace(/^\S+ /, ''),
    ms: Number.isNaN(all.ms) ? null : all.ms,
  };
}

/** An approach that cannot answer one track has no row there, nor in the total. */
export function overview(tried: readonly Tried[]): Row[] {
  return scopes.flatMap(([track, tracks]) =>
    tried.flatMap(({ name, verdicts }) => {
      const own = verdicts.filter((one) => tracks.includes(one.track));
      const answers = new Set(own.map((one) => one.track));
      return answers.size === tracks.length ? [rowOf(track, { name, verdicts: own })] : [];
    }),
  );
}

/** One row a family, one pair of columns an approach: what became of those there, and of those gone. */
export function byFamily(tried: readonly Tried[]): Section {
  const names = tried.map(({ name }) => name);
  const all = tried.map(({ verdicts }) => families(verdicts));
  const known = [...new Set(all.flatMap((one) => [...one.keys()]))].sort();
  const rows = known.map((family) => {
    const tallies = all.map((one) => tally(one.get(family) ?? []));
    const cells = tallies.flatMap(({ located, wrong, refused, falseAccepts }, i) => [
      [names[i] ?? '', `${located.hits} / ${wrong.hits} / ${refused.hits}`] as const,
      [goneColumn(names[i] ?? ''), falseAccepts.hits] as const,
    ]);
    const [first] = tallies;
    return {
      family,
      cases: first?.present ?? 0,
      ...Object.fromEntries(cells),
      gone: first?.falseAccepts.of ?? 0,
    };
  });
  return {
    title: 'By family: located / wrong / refused, and of the gone, how many were answered',
    columns: ['family', 'cases', ...names, 'gone', ...names.map(goneColumn)],
    rows,
  };
}

const goneColumn = (name: string) => `gone: ${name}`;
