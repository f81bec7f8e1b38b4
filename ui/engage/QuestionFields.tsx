import { plain } from '../../core/content/variables.ts';
import type { Question } from '../../core/model/survey.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Textarea } from '../Input.tsx';
import { PhraseField } from './PhraseField.tsx';
import { choiceOf } from './survey-edit.ts';

type Props = { question: Question; onQuestion: (question: Question) => void };

export function QuestionFields({ question, onQuestion }: Props) {
  return (
    <>
      <PhraseField
        label="Question"
        phrase={question.title}
        onPhrase={(title) => onQuestion({ ...question, title })}
      />
      <EndFields question={question} onQuestion={onQuestion} />
      {(question.kind === 'single' || question.kind === 'multiple') && (
        <ChoiceField question={question} onQuestion={onQuestion} />
      )}
      {question.kind === 'consent' && (
        <PhraseField
          label="What is agreed to"
          phrase={question.label}
          onPhrase={(label) => onQuestion({ ...question, label })}
        />
      )}
      <Checkbox
        label="Must be answered"
        checked={question.required}
        onChecked={(required) => onQuestion({ ...question, required })}
      />
    </>
  );
}

/** Words at both ends of a scale: without them people turn it round. */
function EndFields({ question, onQuestion }: Props) {
  if (question.kind !== 'scale' && question.kind !== 'rating') return null;
  const { key } = question;
  const low = question.low ?? { key: `${key}.low`, text: '' };
  const high = question.high ?? { key: `${key}.high`, text: '' };
  const orNull = (phrase: typeof low) => (plain(phrase.text).trim() ? phrase : null);
  return (
    <div class="field-pair">
      <PhraseField
        label="Lowest means"
        phrase={low}
        onPhrase={(phrase) => onQuestion({ ...question, low: orNull(phrase) })}
      />
      <PhraseField
        label="Highest means"
        phrase={high}
        onPhrase={(phrase) => onQuestion({ ...question, high: orNull(phrase) })}
      />
    </div>
  );
}

type ChoiceProps = {
  question: Extract<Question, { kind: 'single' | 'multiple' }>;
  onQuestion: (question: Question) => void;
};

/** A line each. Keys go by place, so that translations and answers given before keep theirs. */
function ChoiceField({ question, onQuestion }: ChoiceProps) {
  const { choices, key } = question;
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
        label="In another order for each person"
        checked={question.shuffle}
        onChecked={(shuffle) => onQuestion({ ...question, shuffle })}
      />
    </>
  );
}
