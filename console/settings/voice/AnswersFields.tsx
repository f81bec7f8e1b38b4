import type { VoiceSettings } from '../../../core/model/voice/settings.ts';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';

type Answers = VoiceSettings['answers'];
type Props = { answers: Answers; disabled: boolean; onAnswers: (answers: Answers) => void };

const choices: readonly { value: Answers; label: string; hint: string }[] = [
  { value: 'none', label: 'None', hint: 'Each is kept by hand, with one click on the answer.' },
  {
    value: 'low',
    label: 'Of the lowest band',
    hint: 'What detractors and the dissatisfied wrote: those are asking for something.',
  },
  { value: 'written', label: 'All with words', hint: 'Whoever wrote something is heard.' },
];

/** From now on; answers that are there already are kept by hand. */
export function AnswersFields({ answers, disabled, onAnswers }: Props) {
  return (
    <RadioGroup
      legend="Which answers become evidence by themselves"
      value={answers}
      choices={choices}
      disabled={disabled}
      onValue={onAnswers}
    />
  );
}
