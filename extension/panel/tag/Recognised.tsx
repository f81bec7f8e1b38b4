import { elementKind } from '../../../core/locator/label.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { Candidate, Mark } from '../../messages/page-port.ts';
import { useServices } from '../services.ts';

/** What was pointed at, what that rests on, and whether it can be told from everything else. */
export function Recognised({ candidate, onAgain }: { candidate: Candidate; onAgain: () => void }) {
  const { page } = useServices();
  // What tells it apart is told below, with whether it lasts.
  const isTold = candidate.matches === 1 && candidate.identifying.length > 0;
  const told = candidate.identifying.map(({ called, value }) => `${called} “${value}”`);
  const [strongest] = candidate.restsOn;
  const others = candidate.restsOn.filter((sign) =>
    isTold ? !told.includes(sign) : sign !== strongest,
  );
  return (
    <section class="recognised" aria-label="What was recognised">
      <div class="recognised-head">
        <Icon name="click" />
        <div>
          <h2>{candidate.label}</h2>
          <p class="soft">
            {elementKind(candidate.descriptor)}
            {!isTold && ` · known by ${strongest}`}
          </p>
        </div>
        <IconButton
          small
          icon="up"
          label="The element around it"
          onClick={() => page.post({ type: 'walk', to: 'parent' })}
        />
        <IconButton
          small
          icon="down"
          label="The element in it"
          onClick={() => page.post({ type: 'walk', to: 'child' })}
        />
        <Button small onClick={onAgain}>
          Pick again
        </Button>
      </div>
      <Verdict candidate={candidate} />
      {isTold && <ToldApart marks={candidate.identifying} />}
      {others.length > 0 && (
        <details>
          <summary>
            Also known by {others.length === 1 ? '1 sign' : `${others.length} signs`}
          </summary>
          <ul class="signs">
            {others.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const lasting = {
  lasts: { word: 'Lasts', tone: 'accent', why: 'A developer wrote it to name the element.' },
  mostly: { word: 'Mostly lasts', tone: 'plain', why: 'Until somebody rewords or moves it.' },
  short: { word: 'Short-lived', tone: 'warn', why: 'The next release may change it.' },
} as const;

/** What the recognition hangs on here and now: the smallest set of signs that nothing else has. */
function ToldApart({ marks }: { marks: Mark[] }) {
  return (
    <div class="told-apart">
      <h3>Told from everything else by</h3>
      <ul>
        {marks.map(({ called, value, lasting: how }) => (
          <li key={called}>
            <span>
              {called} <b>“{value}”</b>
            </span>
            <span title={lasting[how].why}>
              <Badge tone={lasting[how].tone}>{lasting[how].word}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The strongest doubt only. Several at once would all be read as noise. */
function Verdict({ candidate }: { candidate: Candidate }) {
  const { matches, alike, isInert, advice } = candidate;
  if (isInert) {
    return (
      <Warning line={candidate.line} advice={[]}>
        Nothing here reacts to a click, so nothing is recorded about it. Pick what people press, or
        let a developer mark it:
      </Warning>
    );
  }
  if (alike.length > 0) {
    return (
      <Warning line={candidate.line} advice={advice}>
        Ambiguous: {alike.map((name) => `“${name}”`).join(', ')} can hardly be told from it. It is
        counted while it stays as it is; after a change it would be refused rather than guessed.
      </Warning>
    );
  }
  if (matches > 1) {
    return (
      <Warning line={candidate.line} advice={[]}>
        {matches} on this page are one by every sign, and one tag counts them all. To count only
        this one, let a developer mark it:
      </Warning>
    );
  }
  return (
    <p class="verdict">
      <Badge tone="accent">
        <Icon name="check" size={14} /> Only one on this page
      </Badge>
    </p>
  );
}

type WarningProps = { children: preact.ComponentChildren; line: string; advice: string[] };

/** Every warning comes with the one line that settles it for good. */
function Warning({ children, line, advice }: WarningProps) {
  return (
    <div class="warning" role="note">
      <Icon name="warn" />
      <div>
        <p>{children}</p>
        {advice.map((one) => (
          <p key={one}>{one}</p>
        ))}
        <CopyField label="Attribute that makes it unique" text={line} />
      </div>
    </div>
  );
}
