import { plain } from '../../core/content/variables.ts';
import type { Phrase } from '../../core/model/content.ts';
import { Field } from '../Field.tsx';
import { Input, Textarea } from '../Input.tsx';

type Props = {
  label: string;
  hint?: string | undefined;
  phrase: Phrase;
  long?: boolean;
  onPhrase: (phrase: Phrase) => void;
};

/** A text with looks is left alone: retyping it here would lose them without a word. */
export function PhraseField({ label, hint, phrase, long, onPhrase }: Props) {
  const formatted = typeof phrase.text !== 'string';
  const note = formatted ? 'Has emphasis or links: change it with the extension.' : hint;
  const onText = (text: string) => onPhrase({ ...phrase, text });
  const common = { value: plain(phrase.text), disabled: formatted, maxlength: 2000, onText };
  return (
    <Field label={label} hint={note}>
      {(wiring) =>
        long ? <Textarea {...wiring} {...common} rows={2} /> : <Input {...wiring} {...common} />
      }
    </Field>
  );
}
