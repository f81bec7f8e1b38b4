/** What they say, typed and kept with Enter, with its moment. Quotation marks at the start make it their own words. */
import { useState } from 'preact/hooks';
import { Field } from '../../../ui/Field.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { type Kind, kinds } from '../feedback/words.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

const quote = /^["“„«]/;
const unquoted = (text: string) => text.replace(/^["“„«]\s*|\s*["”“»]$/g, '');

export function QuickNote() {
  const { calls } = useServices();
  const { workspace, app } = useWork();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind | null>(null);
  const keep = async () => {
    const words = text.trim();
    if (words === '') return;
    // Emptied first: the next sentence may come before this one is kept.
    setText('');
    setKind(null);
    const wording = quote.test(words) ? 'exact' : 'summary';
    await calls.note(workspace.id, app.id, { words: unquoted(words), wording, kind });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter ends a word in some scripts' input methods.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void keep();
  };
  return (
    <div class="quick-note pad">
      <Field
        label="Quick note"
        hint={
          <>
            <Kbd keys="Enter" /> keeps it with its moment. Begin with “ for their own words.
          </>
        }
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={2}
            maxLength={10_000}
            placeholder="What did they say?"
            value={text}
            onText={setText}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be a second label */}
      <div class="chips" role="group" aria-label="Kind of the note">
        {kinds.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={kind === value}
            onClick={() => setKind(kind === value ? null : value)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
