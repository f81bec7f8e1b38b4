import { Field } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import type { Graded, Proposal } from '../../messages/page-port.ts';
import { countOf } from '../format.ts';
import { GradeBadge } from './GradeBadge.tsx';

/** The contract's bound. */
const most = 500;

type Props = {
  selector: string;
  /** As the page judged it last; undefined while it is being judged. */
  graded: Graded | undefined;
  /** Why it could not be saved as it is. */
  error?: string | undefined;
  /** Whether somebody pointed at an element that the selector is meant for. */
  hasPick: boolean;
  onSelector: (selector: string) => void;
};

/** A selector with what it means on the page in front, as it is typed. */
export function SelectorField({ selector, graded, error, hasPick, onSelector }: Props) {
  const problem = error ?? (selector.trim() ? graded?.problem : undefined);
  return (
    <div class="selector">
      <Field label="CSS selector" error={problem}>
        {(wiring) => (
          <Textarea
            {...wiring}
            mono
            rows={2}
            maxLength={most}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            value={selector}
            onText={(text) => onSelector(text.replace(/\n/g, ' '))}
          />
        )}
      </Field>
      <div role="status" class="selector-verdict">
        {selector.trim() && !problem && <Verdict graded={graded} hasPick={hasPick} />}
      </div>
    </div>
  );
}

function Verdict({ graded, hasPick }: Pick<Props, 'graded' | 'hasPick'>) {
  if (!graded) return <p class="soft">Looking at the page …</p>;
  const { matches, isHit, inert, grade, reason } = graded;
  const doubt = doubtOf({ matches, isMissed: hasPick && !isHit, inert });
  return (
    <>
      <p>
        <GradeBadge grade={grade} /> <b>{countOf(matches, 'match', 'matches')} on this page</b>
      </p>
      <p class="soft">{reason}</p>
      {doubt && (
        <p class="selector-doubt">
          <Icon name="warn" size={14} /> {doubt}
        </p>
      )}
    </>
  );
}

type Doubt = { matches: number; isMissed: boolean; inert: number };

/** The strongest doubt only: the grade says already how long it holds. */
function doubtOf({ matches, isMissed, inert }: Doubt): string | undefined {
  if (matches === 0)
    return 'Nothing here matches it now. It counts from the day that something does.';
  if (isMissed) return 'It does not match the element you pointed at.';
  if (inert === matches)
    return 'Nothing that it matches reacts to a click, so nothing is recorded.';
  if (matches > 1) return 'One tag counts all of them together.';
  return undefined;
}

type ProposalsProps = {
  proposals: Proposal[];
  chosen: string;
  onChoose: (selector: string) => void;
};

/** Selectors that match the picked element alone, best first; one press takes one over. */
export function Proposals({ proposals, chosen, onChoose }: ProposalsProps) {
  const others = proposals.filter((one) => one.selector !== chosen.trim());
  if (others.length === 0) return null;
  return (
    <section class="proposals" aria-label="Selectors that match it alone">
      <h3>Would also do</h3>
      <ul>
        {others.map((one) => (
          <li key={one.selector}>
            <button type="button" title={one.reason} onClick={() => onChoose(one.selector)}>
              <code>{one.selector}</code>
              <GradeBadge grade={one.grade} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
