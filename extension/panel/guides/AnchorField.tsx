import { elementLabel } from '../../../core/locator/label.ts';
import type { Step } from '../../../core/model/guide.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { useServices } from '../services.ts';
import { GradeBadge } from '../tag/GradeBadge.tsx';
import type { Author } from './use-author.ts';

/** What the step points at, how surely it will be found again, and what would make that certain. */
export function AnchorField({ author, step }: { author: Author; step: Step }) {
  const { page } = useServices();
  const { anchor } = step;
  const isPointing = page.pointing.value;
  const placed = author.placed?.step === step.key ? author.placed.candidate : undefined;
  const point = () => (isPointing ? page.post({ type: 'rest' }) : author.point(step.key));
  const name = anchor?.by === 'element' ? elementLabel(anchor.descriptor) : anchor?.selector;
  return (
    <div class="anchor-field">
      <div class="anchor-row">
        <p>
          <span class="wm-label">Element</span>
          {name ? <b>{name}</b> : <span class="soft">Not chosen yet</span>}
        </p>
        {anchor && anchor.grade !== 'unknown' && <GradeBadge grade={anchor.grade} />}
        {anchor?.grade === 'unknown' && <Badge>Not graded</Badge>}
        <Button small icon="click" onClick={point}>
          {isPointing ? 'Stop pointing' : anchor ? 'Choose another' : 'Choose on the page'}
        </Button>
      </div>
      <p class="wm-note" role="status">
        {isPointing && 'Point at it on the page and press. Esc leaves.'}
        {!isPointing && placed?.matches !== undefined && placed.matches > 1
          ? `${placed.matches} on this page are one by every sign: none would be chosen by guess.`
          : ''}
      </p>
      {placed && anchor?.grade === 'weak' && (
        <CopyField label="Attribute that makes it unique" text={placed.line} />
      )}
    </div>
  );
}
