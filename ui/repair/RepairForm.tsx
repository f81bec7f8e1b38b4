import { useState } from 'preact/hooks';
import { elementLabel } from '../../core/locator/label.ts';
import type { RepairCandidate } from '../../core/model/repair.ts';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { FormError } from '../FormError.tsx';
import { Input } from '../Input.tsx';
import { dayOf } from '../zoned-day.ts';
import { problemOf, startOfCount, suggestedDay } from './start-of-count.ts';

/** Arguments of `accept_repair`, but for the tag. */
export type RepairChoice = { element: number; valid_from: string | null; recount: boolean };

export type FormProps = {
  when: (at: string) => string;
  timeZone: string;
  now: number;
  /** What it returns is shown as the error. */
  onAccept: (choice: RepairChoice) => Promise<string | undefined>;
};

type Props = FormProps & { candidate: RepairCandidate };

/** Two questions only: from when, and whether the past shall be counted anew. Both have the safe answer. */
export function RepairForm({ candidate, when, timeZone, now, onAccept }: Props) {
  const given = { suggestedFrom: candidate.suggestedFrom, timeZone, now };
  const [day, setDay] = useState(suggestedDay(given));
  const [recount, setRecount] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const problem = recount ? undefined : problemOf(day, given);
  const from = problem ? null : startOfCount(day, given);
  const accept = async (event: Event) => {
    event.preventDefault();
    if (problem || busy) return;
    setBusy(true);
    const { element } = candidate;
    setError(await onAccept({ element, valid_from: recount ? null : from, recount }));
    setBusy(false);
  };
  const isFirstUse = from !== null && from === candidate.suggestedFrom;
  return (
    <form class="wm-form wm-repair-form" onSubmit={accept}>
      {!recount && (
        <Field
          label="Counts from"
          error={problem}
          hint={
            from &&
            `${when(from)}${isFirstUse ? ', its first use' : ''}. What was counted before stays as it is.`
          }
        >
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              required
              value={day}
              max={dayOf(now, timeZone)}
              onText={setDay}
            />
          )}
        </Field>
      )}
      <Checkbox
        look="switch"
        label="Count history anew"
        hint="Counts all recorded history by the new version alone, so figures of earlier days may change."
        checked={recount}
        onChecked={setRecount}
      />
      <FormError text={error} />
      <div class="wm-actions">
        <Button type="submit" variant="primary" busy={busy} disabled={!candidate.onPages}>
          Accept {elementLabel(candidate.descriptor)}
        </Button>
      </div>
    </form>
  );
}
