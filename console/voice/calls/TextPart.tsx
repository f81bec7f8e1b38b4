import { useState } from 'preact/hooks';
import type { CallRow } from '../../../core/model/voice/call.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { useSaveCall } from './use-save-call.ts';

type Props = { call: CallRow; field: 'summary' | 'notes'; title: string; mayChange: boolean };

/** As the database has them. */
const most = { summary: 40_000, notes: 10_000 } as const;

/** Summary and notes: read as they were written, Markdown or not, and changed in place. */
export function TextPart({ call, field, title, mayChange }: Props) {
  const save = useSaveCall(call.id);
  const [draft, setDraft] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const id = `call-${field}`;
  const submit = async () => {
    const problem = await save({ [field]: draft ?? '' }, `${title} saved.`);
    setWrong(problem);
    if (!problem) setDraft(undefined);
  };
  return (
    <section class="sheet sheet-padded account-part" aria-labelledby={id}>
      <header class="section-head">
        <h2 id={id}>{title}</h2>
        {mayChange && draft === undefined && (
          <Button
            small
            variant="quiet"
            icon="edit"
            aria-label={`Write ${title.toLowerCase()}`}
            onClick={() => setDraft(call[field])}
          >
            {call[field] ? 'Change' : 'Write'}
          </Button>
        )}
      </header>
      {draft === undefined ? (
        <p class={call[field] ? 'call-text' : 'quiet'}>{call[field] || 'Nothing written.'}</p>
      ) : (
        <form
          class="wm-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Textarea
            aria-label={title}
            rows={8}
            maxlength={most[field]}
            value={draft}
            onText={setDraft}
          />
          <FormError text={wrong} />
          <div class="wm-actions">
            <Button onClick={() => setDraft(undefined)}>Cancel</Button>
            <Button type="submit" variant="primary">
              Save
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
