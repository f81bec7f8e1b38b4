import { plain } from '../../core/content/variables.ts';
import type { Question } from '../../core/model/survey.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Textarea } from '../Input.tsx';
import { PhraseField } from './PhraseField.tsx';
import { choiceOf } from './survey-edit.ts';

type Props = {
  question: Extract<Question, { kind: 'single' | 'multiple' }>;
  onQuestion: (question: Question) => void;
};

/** A line each. Keys go by place, so that translations and answers given before keep theirs. */
export function ChoiceFields({ question, onQuestion }: Props) {
  const { choices, key, other } = question;
  const onText = (text: string) => {
    const lines = text.split('\n').slice(0, 30);
    while (lines.length < 2) lines.push('');
    const next = lines.map((line, i) => {
      const known = choices[i];
      return known
        ? { ...known, label: { ...known.label, text: line } }
        : choiceOf(key, `c${i + 1}`, line);
    });
    onQuestion({ ...question, choices: next });
  };
  return (
    <>
      <Field label="Choices" hint="One a line, two at least.">
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={4}
            value={choices.map(({ label }) => plain(label.text)).join('\n')}
            onText={onText}
          />
        )}
      </Field>
      <Checkbox
        label="Room for something else"
        checked={other !== null}
        onChecked={(on) =>
          onQuestion({ ...question, other: on ? { key: `${key}.other`, text: 'Other' } : null })
        }
      />
      {other && (
        <PhraseField
          label="Something else is called"
          phrase={other}
          onPhrase={(next) => onQuestion({ ...question, other: next })}
        />
      )}
      <Checkbox
        label="In another order for each person"
        checked={question.shuffle}
        onChecked={(shuffle) => onQuestion({ ...question, shuffle })}
      />
    </>
  );
}
