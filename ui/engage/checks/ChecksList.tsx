/** What stands before publishing: the gravest first, each with its fix and the way to where it is. */
import type { Check } from '../../../core/engage/checks.ts';
import { Badge, type Tone } from '../../Badge.tsx';
import { Button } from '../../Button.tsx';
import { Icon } from '../../Icon.tsx';

const looks: Readonly<Record<Check['level'], { word: string; tone: Tone }>> = {
  stop: { word: 'Must', tone: 'danger' },
  warn: { word: 'Should', tone: 'warn' },
  hint: { word: 'Could', tone: 'plain' },
};

type Props = {
  checks: readonly Check[];
  /** Goes to the step or text that a check is about; left out where there is no way. */
  onGo?: ((check: Check) => void) | undefined;
};

const hasPlace = ({ step, phrases }: Check) => step !== undefined || phrases !== undefined;

export function ChecksList({ checks, onGo }: Props) {
  if (checks.length === 0) {
    return (
      <p class="check-none">
        <Badge tone="accent">
          <Icon name="check" size={14} /> Nothing stands in the way
        </Badge>
      </p>
    );
  }
  return (
    <ul class="check-list" aria-label="Checks">
      {checks.map((check) => (
        <li key={`${check.rule} ${check.text}`}>
          <Badge tone={looks[check.level].tone}>{looks[check.level].word}</Badge>
          <p>
            {check.text} <span class="check-fix">{check.fix}</span>
          </p>
          {onGo && hasPlace(check) && (
            <Button small variant="quiet" onClick={() => onGo(check)}>
              Go there
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
