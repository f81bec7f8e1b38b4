/** One more language for an item, by name or by tag. */
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { languageName, offered, problemOfTag } from './language-names.ts';

type Props = { taken: readonly string[]; onAdd: (tag: string) => void };

/** By name or by tag: whoever knows "Swiss German" may not know `de-CH`, and the other way round. */
export function AddLanguage({ taken, onAdd }: Props) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const add = () => {
    const text = typed.trim();
    const named = offered.find((tag) => languageName(tag).toLowerCase() === text.toLowerCase());
    const tag = named ?? text;
    const problem = problemOfTag(tag, taken);
    setError(problem);
    if (problem) return;
    setTyped('');
    onAdd(tag);
  };
  return (
    <div class="field-row">
      <Field label="Add a language" error={error}>
        {(wiring) => (
          <>
            <Input
              {...wiring}
              list={`${wiring.id}-list`}
              placeholder="German, or de"
              value={typed}
              onText={setTyped}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                // Enter adds the language; the form around it is saved by its own button.
                event.preventDefault();
                add();
              }}
            />
            <datalist id={`${wiring.id}-list`}>
              {offered
                .filter((tag) => !taken.includes(tag))
                .map((tag) => (
                  <option key={tag} value={languageName(tag)} />
                ))}
            </datalist>
          </>
        )}
      </Field>
      <Button icon="plus" onClick={add}>
        Add
      </Button>
    </div>
  );
}
