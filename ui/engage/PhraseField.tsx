import { fromMarkup, toMarkup } from '../../core/content/markup.ts';
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

/** A text that can be translated: emphasis and links are typed, and kept as structure. */
export function PhraseField({ label, hint, phrase, long, onPhrase }: Props) {
  const common = {
    value: toMarkup(phrase.text),
    maxlength: 2000,
    // Checks lead to the text that they are about.
    'data-phrase': phrase.key,
    onText: (text: string) => onPhrase({ ...phrase, text: fromMarkup(text) }),
  };
  return (
    <Field label={label} hint={hint}>
      {(wiring) =>
        long ? <Textarea {...wiring} {...common} rows={2} /> : <Input {...wiring} {...common} />
      }
    </Field>
  );
}
