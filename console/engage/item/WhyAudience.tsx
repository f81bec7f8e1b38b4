/** An audience leaf by leaf, under its gate: what was known of the person, and what is needed. */
import { type LeafNames, leafWords } from '../../../core/targeting/leaf-words.ts';
import type { Branch } from '../../../core/targeting/leaves.ts';
import { Icon } from '../../../ui/Icon.tsx';

type Names = LeafNames & { segment: (id: string) => string };
type Props = { branches: readonly Branch[]; names: Names };

const groupWords = {
  all: 'All of these:',
  any: 'At least one of these:',
  none: 'None of these may hold:',
} as const;

export function WhyAudience({ branches, names }: Props) {
  return (
    <ul class="leaves">
      {branches.map((branch, at) => (
        // Parts have no names of their own, and stay in their order.
        <li key={at} class={branch.holds ? 'leaf-yes' : 'leaf-no'}>
          <Icon name={branch.holds ? 'check' : 'close'} size={14} />
          <span>
            <span class="wm-hidden">{branch.holds ? 'Holds: ' : 'Does not hold: '}</span>
            {branchWords(branch, names)}
          </span>
          {branch.kind !== 'leaf' && branch.parts.length > 0 && (
            <WhyAudience branches={branch.parts} names={names} />
          )}
        </li>
      ))}
    </ul>
  );
}

function branchWords(branch: Branch, names: Names): string {
  if (branch.kind === 'leaf') return leafWords(branch, names);
  if (branch.kind !== 'segment') return groupWords[branch.kind];
  const name = `“${names.segment(branch.id)}”`;
  if (branch.parts.length > 0) return `In the segment ${name}:`;
  // A list, whose members are those of today.
  return `${branch.holds ? 'is' : 'is not'} on the list ${name} today, needs to be`;
}
