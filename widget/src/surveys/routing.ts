/** Which question comes next, and which thanks at the end. Pure. */

import { bandOfAnswer, bandOfScore, umuxScore } from '../../../core/metrics/scales.ts';
import type { Answer, Answers, Band, Question, Route, Survey } from '../../../core/model/survey.ts';

type Given = Answer | undefined;

function isMet({ when }: Route, question: Question, answer: Given): boolean {
  if (when.test === 'always') return true;
  if (when.test === 'skipped') return answer === undefined;
  if (when.test === 'chose') {
    return typeof answer === 'object' && answer.choices.includes(when.choice);
  }
  if (typeof answer !== 'number') return false;
  if (when.test === 'atLeast') return answer >= when.value;
  if (when.test === 'atMost') return answer <= when.value;
  return question.kind === 'scale' && bandOfAnswer(question.scale, answer) === when.band;
}

/** Undefined: that was the last one. */
export function nextQuestion(questions: readonly Question[], now: Question, answer: Given) {
  const route = now.routes.find((one) => isMet(one, now, answer));
  return route
    ? questions.find(({ key }) => key === route.to)
    : questions[questions.indexOf(now) + 1];
}

function bandOf({ scored, questions }: Survey, answers: Answers): Band | null {
  const asked = questions.find(({ key }) => key === scored[0]);
  const [first, second] = scored.map((key) => answers[key]);
  if (asked?.kind !== 'scale' || typeof first !== 'number') return null;
  const isUmux = asked.scale === 'umux7' && typeof second === 'number';
  return isUmux ? bandOfScore('umux7', umuxScore(first, second)) : bandOfAnswer(asked.scale, first);
}

export function thanksFor(survey: Survey, answers: Answers) {
  const band = bandOf(survey, answers);
  const { thanks } = survey;
  return (thanks.find((one) => one.band === band) ?? thanks.find((one) => one.band === null))
    ?.content;
}

/** A permutation of a person's own: the same each time it is drawn (Fisher and Yates, by a small generator). */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  let state = [...seed].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0, 7);
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    // Safe: both places are within the list.
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
