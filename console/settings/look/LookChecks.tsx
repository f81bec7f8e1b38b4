import { type LookProblem, least, lookProblems } from '../../../core/engage/look.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { colorLabels } from './color-labels.ts';

type Props = { theme: Theme; onTheme: ((theme: Theme) => void) | undefined };

/** Every pair that is read, with the fix beside it; said aloud, because it changes with the colours. */
export function LookChecks({ theme, onTheme }: Props) {
  const problems = lookProblems(theme);
  return (
    <div class="look-checks" aria-live="polite">
      {problems.length === 0 ? (
        <p class="look-good">
          <Icon name="check" /> Everything can be read: each pair of colours has a contrast of{' '}
          {least} or more.
        </p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <Problem key={problem.what} {...{ problem, theme, onTheme }} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Problem({ problem, theme, onTheme }: Props & { problem: LookProblem }) {
  const { what, schemes, ratio, change, to } = problem;
  // Rounded down: 4.46 is not 4.5.
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
  return (
    <li>
      <p>
        <Icon name="warn" />{' '}
        <b>
          {what}: {shown}
        </b>{' '}
        in {schemes.join(' and ')}; {least} is the least that most people can read.
      </p>
      {to !== undefined && onTheme && (
        <Button small onClick={() => onTheme({ ...theme, [change]: to })}>
          <span class="swatch" style={{ background: to }} aria-hidden="true" />
          {colorLabels[change]}: {to}
        </Button>
      )}
      {to === undefined && (
        <p class="quiet">
          No single colour serves light and dark here. Choose one of the two under “Light or dark”,
          or take a colour back.
        </p>
      )}
    </li>
  );
}
