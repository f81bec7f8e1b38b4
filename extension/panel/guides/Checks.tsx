import type { Check } from '../../../core/engage/checks.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';

type Props = { checks: readonly Check[]; onStep: (step: string) => void };

/** What end users would stumble over, each with its fix; those that stop come first. */
export function Checks({ checks, onStep }: Props) {
  const sorted = checks.toSorted((a, b) => a.level.localeCompare(b.level));
  return (
    <section class="pad checks" aria-label="Checks before publishing">
      <h2>Checks</h2>
      {sorted.length === 0 && (
        <p class="verdict">
          <Badge tone="accent">
            <Icon name="check" size={14} /> Nothing stands in the way
          </Badge>
        </p>
      )}
      <ul>
        {sorted.map(({ level, text, fix, step }) => (
          <li key={text}>
            <Badge tone={level === 'stop' ? 'danger' : 'warn'}>
              {level === 'stop' ? 'Must' : 'Should'}
            </Badge>
            <p>
              {text} {fix}
            </p>
            {step && (
              <Button small variant="quiet" onClick={() => onStep(step)}>
                Go there
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
