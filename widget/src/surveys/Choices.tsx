/** One of several, or some of several, with room for something else. */
import { useMemo } from 'preact/hooks';
import { plain } from '../../../core/content/variables.ts';
import type { Answer, Question } from '../../../core/model/survey.ts';
import { Text } from '../ui/Content.tsx';
import { shuffled } from './routing.ts';

type Chosen = Extract<Answer, { choices: unknown }>;
type Props = {
  question: Extract<Question, { kind: 'single' | 'multiple' }>;
  name: string;
  seed: string;
  value: Chosen | undefined;
  onValue(value: Chosen | undefined): void;
};

export function Choices({ question, name, seed, value, onValue }: Props) {
  const isSingle = question.kind === 'single';
  const listed = useMemo(
    () => (question.shuffle ? shuffled(question.choices, seed + question.key) : question.choices),
    [question],
  );
  const chosen = value?.choices ?? [];
  const hasOther = value?.other !== undefined;
  const say = (choices: string[], other: string | undefined) =>
    onValue(
      choices.length > 0 || other !== undefined
        ? { choices, ...(other !== undefined && { other }) }
        : undefined,
    );
  const pick = (key: string, isOn: boolean) => {
    if (isSingle) say([key], undefined);
    else say(isOn ? [...chosen, key] : chosen.filter((one) => one !== key), value?.other);
  };
  const pickOther = (isOn: boolean) => say(isSingle ? [] : chosen, isOn ? '' : undefined);
  const type = isSingle ? 'radio' : 'checkbox';
  return (
    <div class="choices">
      {listed.map(({ key, label }) => (
        <label key={key} class="choice">
          <input
            {...{ type, name }}
            checked={chosen.includes(key)}
            onChange={(event) => pick(key, event.currentTarget.checked)}
          />
          <span>
            <Text text={label.text} />
          </span>
        </label>
      ))}
      {question.other && (
        <>
          <label class="choice">
            <input
              {...{ type, name }}
              checked={hasOther}
              onChange={(event) => pickOther(event.currentTarget.checked)}
            />
            <span>
              <Text text={question.other.text} />
            </span>
          </label>
          {hasOther && (
            <input
              type="text"
              class="write"
              maxLength={500}
              aria-label={plain(question.other.text)}
              value={value?.other ?? ''}
              onInput={(event) => say(isSingle ? [] : chosen, event.currentTarget.value)}
            />
          )}
        </>
      )}
    </div>
  );
}
