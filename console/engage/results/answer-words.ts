/** An answer in words, for reading and for the export. Pure. */
import { plain } from '../../../core/content/variables.ts';
import type { Answer, Question } from '../../../core/model/survey.ts';

export function answerWords(question: Question | undefined, answer: Answer): string {
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (typeof answer !== 'object') return String(answer);
  const known =
    question?.kind === 'single' || question?.kind === 'multiple' ? question.choices : [];
  const words = answer.choices.map((key) => {
    const choice = known.find((one) => one.key === key);
    return choice ? plain(choice.label.text) : key;
  });
  return [...words, ...(answer.other ? [answer.other] : [])].join(', ');
}
