import { useState } from 'preact/hooks';
import type { IntegrationDraft } from '../../../core/model/voice/integration.ts';
import type { RequestStatus } from '../../../core/model/voice/request.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { statusWords } from '../../voice/words.ts';

type Statuses = IntegrationDraft['statuses'];
type Props = { value: Statuses; onChange: (value: Statuses) => void };
type Line = { theirs: string; ours: RequestStatus };

const options = Object.entries(statusWords).map(([value, { name }]) => ({
  // safe: the keys of `statusWords`
  value: value as RequestStatus,
  label: name,
}));

const linesOf = (value: Statuses): Line[] =>
  Object.entries(value).map(([theirs, ours]) => ({ theirs, ours }));
const textOf = (lines: readonly Line[]) =>
  Object.fromEntries(
    lines.flatMap(({ theirs, ours }) => (theirs.trim() ? [[theirs.trim(), ours]] : [])),
  );

/** Their words for our statuses. Lines are kept here, so that a word half typed does not merge with another. */
export function StatusMap({ value, onChange }: Props) {
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(value));
  // Discarded or saved by somebody else: what is shown follows.
  const shown = JSON.stringify(textOf(lines)) === JSON.stringify(value) ? lines : linesOf(value);
  const set = (next: readonly Line[]) => {
    setLines(next);
    onChange(textOf(next));
  };
  const change = (at: number, part: Partial<Line>) =>
    set(shown.map((line, i) => (i === at ? { ...line, ...part } : line)));
  return (
    <fieldset class="choices">
      <legend class="wm-label">When theirs becomes …, the request becomes …</legend>
      <ul class="status-map">
        {shown.map(({ theirs, ours }, i) => (
          <li key={i}>
            <Input
              aria-label={`Their status ${i + 1}`}
              maxlength={120}
              placeholder="In review"
              value={theirs}
              onText={(text) => change(i, { theirs: text })}
            />
            <Select
              aria-label={`Ours for ${theirs || `status ${i + 1}`}`}
              value={ours}
              options={options}
              onValue={(next) => change(i, { ours: next })}
            />
            <IconButton
              icon="trash"
              label={`Remove ${theirs || `status ${i + 1}`}`}
              onClick={() => set(shown.filter((_, at) => at !== i))}
            />
          </li>
        ))}
      </ul>
      <div class="wm-actions">
        <Button
          small
          icon="plus"
          onClick={() => set([...shown, { theirs: '', ours: 'in-progress' }])}
        >
          Add a status
        </Button>
      </div>
      <p class="wm-note">Exactly as the tool writes it. Any other status changes nothing here.</p>
    </fieldset>
  );
}
