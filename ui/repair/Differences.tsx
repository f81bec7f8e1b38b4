import type { RepairCandidate } from '../../core/model/repair.ts';
import { differencesOf } from './differences.ts';

type Props = { candidate: RepairCandidate; when: (at: string) => string };

/** Before and after, side by side. What differs has a mark and a word of its own, not only a tint. */
export function Differences({ candidate, when }: Props) {
  const { before, firstSeen, lastSeen } = candidate;
  const rows = differencesOf(candidate);
  return (
    <table class="wm-differences">
      <caption class="wm-hidden">Before and after, sign by sign</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">
            Before
            {before.lastSeen && <small>last seen {when(before.lastSeen)}</small>}
          </th>
          <th scope="col">
            After
            <small>
              {before.lastSeen && firstSeen > before.lastSeen
                ? `first seen ${when(firstSeen)}`
                : `last seen ${when(lastSeen)}`}
            </small>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before: from, after: to, changed }) => (
          <tr key={name} class={changed ? 'wm-differs' : undefined}>
            <th scope="row">
              {name}
              {changed && <small>changed</small>}
            </th>
            <td>{from ?? <Nothing recorded={before.descriptor !== null} />}</td>
            <td>{to ?? <Nothing recorded />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** None is a fact; not recorded is a gap. They are different words. */
const Nothing = ({ recorded }: { recorded: boolean }) => (
  <span class="wm-none">{recorded ? 'none' : 'not recorded'}</span>
);
