/** A question as a form: Enter sends it, a missing answer is said beside it. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Answer, Question } from '../../../core/model/survey.ts';
import { Text } from '../ui/Content.tsx';
import type { Words } from '../ui/words.ts';
import { Choices } from './Choices.tsx';
import { Scale } from './Scale.tsx';

type Props = {
  question: Question;
  given: Answer | undefined;
  seed: string;
  words: Words;
  isLast: boolean;
  takesFocus: boolean;
  onAnswer(answer: Answer | undefined): void;
  onLater: (() => void) | undefined;
};

type FieldProps = Pick<Props, 'question' | 'seed' | 'words'> & {
  value: Answer | undefined;
  name: string;
  onValue(answer: Answer | undefined): void;
};

function Field({ question, value, name, seed, words, onValue }: FieldProps) {
  switch (question.kind) {
    case 'scale':
    case 'rating':
      return (
        <Scale
          {...{ question, name, words, onValue }}
          value={typeof value === 'number' ? value : undefined}
        />
      );
    case 'single':
    case 'multiple':
      return (
        <Choices
          {...{ question, name, seed, onValue }}
          value={typeof value === 'object' ? value : undefined}
        />
      );
    case 'consent':
      return (
        <label class="choice">
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => onValue(event.currentTarget.checked || undefined)}
          />
          <span>
            <Text text={question.label.text} />
          </span>
        </label>
      );
    default: {
      const isLong = question.kind === 'long';
      const { placeholder } = question;
      const more = {
        'aria-labelledby': `${name}-t`,
        class: 'write',
        value: typeof value === 'string' ? value : '',
        onInput: (event: { currentTarget: { value: string } }) =>
          onValue(event.currentTarget.value || undefined),
        ...(placeholder &&
          typeof placeholder.text === 'string' && { placeholder: placeholder.text }),
      };
      return isLong ? (
        <textarea rows={3} maxLength={4_000} {...more} />
      ) : (
        <input type="text" maxLength={500} {...more} />
      );
    }
  }
}

export function QuestionForm({
  question,
  given,
  seed,
  words,
  isLast,
  takesFocus,
  onAnswer,
  onLater,
}: Props) {
  const name = useId();
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(given);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>('input,textarea')?.focus();
  }, []);
  const send = (event: Event) => {
    event.preventDefault();
    if (question.required && value === undefined) setMissing(true);
    else onAnswer(value);
  };
  const canSkip = !question.required && value === undefined;
  return (
    <form ref={form} noValidate onSubmit={send}>
      <fieldset class="q" {...(isMissing && { 'aria-describedby': `${name}-e` })}>
        <legend id={`${name}-t`}>
          <Text text={question.title.text} />
        </legend>
        {question.help && (
          <p class="soft">
            <Text text={question.help.text} />
          </p>
        )}
        <Field
          {...{ question, value, name, seed, words }}
          onValue={(next) => {
            setValue(next);
            setMissing(false);
          }}
        />
      </fieldset>
      <p id={`${name}-e`} class="error" role="alert">
        {isMissing && words.required}
      </p>
      <div class="foot">
        <button type="submit" class="b primary">
          {canSkip ? words.skip : isLast ? words.send : words.next}
        </button>
        {onLater && (
          <button type="button" class="b link" onClick={onLater}>
            {words.later}
          </button>
        )}
      </div>
    </form>
  );
}
