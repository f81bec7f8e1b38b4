import { toMarkup } from '../../core/content/markup.ts';
import { type Question, type Scale, scales } from '../../core/model/survey.ts';
import { Checkbox } from '../Checkbox.tsx';
import { Field } from '../Field.tsx';
import { Select } from '../Select.tsx';
import { ChoiceFields } from './ChoiceFields.tsx';
import { NumberField } from './NumberField.tsx';
import { PhraseField } from './PhraseField.tsx';

type Props = { question: Question; onQuestion: (question: Question) => void };

/** What is asked, and how it is answered. */
export function QuestionFields({ question, onQuestion }: Props) {
  const help = question.help ?? { key: `${question.key}.help`, text: '' };
  return (
    <>
      <PhraseField
        label="Question"
        phrase={question.title}
        onPhrase={(title) => onQuestion({ ...question, title })}
      />
      <PhraseField
        label="Below the question"
        hint="Empty: nothing stands there."
        phrase={help}
        onPhrase={(next) => onQuestion({ ...question, help: next.text === '' ? null : next })}
      />
      <ScaleFields question={question} onQuestion={onQuestion} />
      {(question.kind === 'single' || question.kind === 'multiple') && (
        <ChoiceFields question={question} onQuestion={onQuestion} />
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

const scaleNames: Readonly<Record<Scale, string>> = {
  nps: 'NPS, 0 to 10',
  csat3: 'CSAT, three faces',
  csat5: 'CSAT, five faces',
  csat7: 'CSAT, 1 to 7',
  thumbs: 'Thumbs',
  ces5: 'CES, 1 to 5',
  ces7: 'CES, 1 to 7',
  pmf: 'Product-market fit',
  umux7: 'UMUX-Lite, 1 to 7',
};

const looks = [
  { value: 'stars', label: 'Stars' },
  { value: 'numbers', label: 'Numbers' },
  { value: 'faces', label: 'Faces' },
] as const;

function ScaleFields({ question, onQuestion }: Props) {
  if (question.kind === 'scale') {
    return (
      <>
        <Field label="Scale" hint="Results of two scales are never mixed.">
          {(wiring) => (
            <Select<Scale>
              {...wiring}
              value={question.scale}
              options={scales.map((value) => ({ value, label: scaleNames[value] }))}
              onValue={(scale) => onQuestion({ ...question, scale })}
            />
          )}
        </Field>
        <EndFields question={question} onQuestion={onQuestion} />
      </>
    );
  }
  if (question.kind !== 'rating') return null;
  return (
    <>
      <div class="field-pair">
        <NumberField
          label="Points"
          value={question.points}
          least={3}
          most={10}
          onNumber={(points) => onQuestion({ ...question, points })}
        />
        <Field label="Drawn as">
          {(wiring) => (
            <Select
              {...wiring}
              value={question.look}
              options={looks}
              onValue={(look) => onQuestion({ ...question, look })}
            />
          )}
        </Field>
      </div>
      <EndFields question={question} onQuestion={onQuestion} />
    </>
  );
}

type EndProps = {
  question: Extract<Question, { kind: 'scale' | 'rating' }>;
  onQuestion: (question: Question) => void;
};

/** Words at both ends of a scale: without them people turn it round. */
function EndFields({ question, onQuestion }: EndProps) {
  const { key } = question;
  const low = question.low ?? { key: `${key}.low`, text: '' };
  const high = question.high ?? { key: `${key}.high`, text: '' };
  const orNull = (phrase: typeof low) => (toMarkup(phrase.text).trim() ? phrase : null);
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
