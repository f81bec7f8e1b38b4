import type { ComponentChildren } from 'preact';
import { elementLabel } from '../../core/locator/label.ts';
import type { RepairCandidate } from '../../core/model/repair.ts';
import { Badge } from '../Badge.tsx';
import { classes } from '../classes.ts';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import { Differences } from './Differences.tsx';

/** What the live page beside a panel says of candidates; the console has no page. */
export type PageView = {
  /** Undefined until the page has been looked at. */
  isPresent: (hash: string) => boolean | undefined;
  reveal: (hash: string) => void;
};

type Props = {
  candidate: RepairCandidate;
  isBest: boolean;
  isOnly: boolean;
  chosen: boolean;
  onChoose: () => void;
  /** Name of the group of radios. */
  group: string;
  when: (at: string) => string;
  page?: PageView | undefined;
};

/** One line until it is chosen, then everything that speaks for and against it. */
export function CandidateCard(props: Props) {
  const { candidate, isBest, isOnly, chosen, onChoose, group, when, page } = props;
  const label = elementLabel(candidate.descriptor);
  const isHere = page?.isPresent(candidate.hash);
  return (
    <li class={classes('wm-candidate', chosen && 'wm-on')}>
      <div class="wm-candidate-head">
        <label>
          <input type="radio" name={group} checked={chosen} onChange={onChoose} />
          <span>
            <b>{label}</b>
            <small>{useWords(candidate, when)}</small>
          </span>
        </label>
        <span class="wm-candidate-score">
          {isBest && !isOnly && <Badge tone="accent">Most alike</Badge>}
          {isHere && <Badge>On this page</Badge>}
          <span title="From 0 to 1">
            <small>Likeness</small> <b>{candidate.score.toFixed(2)}</b>
          </span>
          {page && isHere && (
            <IconButton
              small
              icon="eye"
              label={`Show ${label} on the page`}
              onClick={() => page.reveal(candidate.hash)}
            />
          )}
        </span>
      </div>
      {chosen && (
        <div class="wm-candidate-body">
          <Differences candidate={candidate} when={when} />
          <Reasons candidate={candidate} isOnly={isOnly} />
          <Cautions candidate={candidate} />
        </div>
      )}
    </li>
  );
}

function useWords({ uses, suggestedFrom, path }: RepairCandidate, when: (at: string) => string) {
  const where = path ? ` · ${path}` : '';
  if (uses === 0 || !suggestedFrom) return `No use recorded yet${where}`;
  const count = new Intl.NumberFormat().format(uses);
  return `${count} ${uses === 1 ? 'use' : 'uses'} in 30 days, since ${when(suggestedFrom)}${where}`;
}

/** The margin is part of the reason: 0.80 beside 0.79 is a guess. */
function Reasons({ candidate, isOnly }: Pick<Props, 'candidate' | 'isOnly'>) {
  const { reasons, margin } = candidate;
  const distance = Math.abs(margin).toFixed(2);
  return (
    <ul class="wm-reasons">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
      <li>
        {isOnly
          ? 'No other recorded element comes near.'
          : margin >= 0
            ? `Ahead of the next candidate by ${distance}.`
            : `Behind the most alike one by ${distance}.`}
      </li>
    </ul>
  );
}

/** What to know before accepting; each says what follows from it. */
function Cautions({ candidate }: Pick<Props, 'candidate'>) {
  const { countedBy, counted, onPages, path } = candidate;
  const others = countedBy.map(({ name }) => `“${name}”`).join(', ');
  return (
    <>
      {!onPages && (
        <Caution>
          It stands on {path ?? 'a page'} that the tag’s pages leave out, so it cannot be accepted.
          Change the tag’s pages first.
        </Caution>
      )}
      {others && (
        <Caution>
          {others} {countedBy.length === 1 ? 'counts' : 'count'} it already. Accepting takes nothing
          away there: both will count it.
        </Caution>
      )}
      {counted && (
        <Caution>
          This tag counts it already, as a look-alike. Accepting makes it the one that is named.
        </Caution>
      )}
    </>
  );
}

const Caution = ({ children }: { children: ComponentChildren }) => (
  <p class="wm-caution">
    <Icon name="info" size={14} />
    <span>{children}</span>
  </p>
);
