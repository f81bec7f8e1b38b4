/** Adding and removing questions so that every path still leads somewhere. Pure. */
import type { Question, Route, Survey } from '../../core/model/survey.ts';

export type AddedKind = Question['kind'];

/** The first key that no question has, and none had in the routes. */
function freeKey({ questions }: Survey): string {
  const taken = new Set(questions.flatMap(({ key, routes }) => [key, ...routes.map((r) => r.to)]));
  let n = questions.length + 1;
  while (taken.has(`q${n}`)) n++;
  return `q${n}`;
}

function blankQuestion(kind: AddedKind, key: string): Question {
  const asked = {
    ...{ key, help: null, required: false, routes: [] },
    title: { key: `${key}.title`, text: '' },
  };
  if (kind === 'long' || kind === 'short') return { ...asked, kind, placeholder: null };
  if (kind === 'rating') return { ...asked, kind, points: 5, look: 'stars', low: null, high: null };
  if (kind === 'scale') return { ...asked, kind, scale: 'csat5', low: null, high: null };
  if (kind === 'consent') return { ...asked, kind, label: { key: `${key}.label`, text: '' } };
  const choices = [1, 2].map((n) => choiceOf(key, `c${n}`, ''));
  return { ...asked, kind, choices, other: null, shuffle: false };
}

export const choiceOf = (question: string, key: string, text: string) => ({
  key,
  label: { key: `${question}.${key}`, text },
});

const rerouted = (survey: Survey, change: (route: Route) => Route): readonly Question[] =>
  survey.questions.map((question) => ({ ...question, routes: question.routes.map(change) }));

/** It comes last: what went to the end from anywhere goes through it now. */
export function addQuestion(survey: Survey, kind: AddedKind): Survey {
  const key = freeKey(survey);
  const questions = rerouted(survey, (route) =>
    route.to === 'end' ? { ...route, to: key } : route,
  );
  return { ...survey, questions: [...questions, blankQuestion(kind, key)] };
}

/** Whoever was sent to it is sent to where it led. */
export function removeQuestion(survey: Survey, key: string): Survey {
  const at = survey.questions.findIndex((question) => question.key === key);
  const always = survey.questions[at]?.routes.find(({ when }) => when.test === 'always');
  const next = always?.to ?? survey.questions[at + 1]?.key ?? 'end';
  const questions = rerouted(survey, (route) =>
    route.to === key ? { ...route, to: next } : route,
  );
  return {
    ...survey,
    questions: questions.filter((question) => question.key !== key),
    scored: survey.scored.filter((scored) => scored !== key),
  };
}

export function moveQuestion(survey: Survey, key: string, by: -1 | 1): Survey {
  const at = survey.questions.findIndex((question) => question.key === key);
  const question = survey.questions[at];
  const to = at + by;
  if (!question || to < 0 || to >= survey.questions.length) return survey;
  return { ...survey, questions: survey.questions.toSpliced(at, 1).toSpliced(to, 0, question) };
}

/** Scored at most twice (UMUX-Lite); the first decides follow-ups and thanks. */
export function scoreBy(survey: Survey, key: string, isOn: boolean): Survey {
  const others = survey.scored.filter((one) => one !== key);
  return { ...survey, scored: isOn ? [...others, key].slice(-2) : others };
}

export function replaceQuestion(survey: Survey, question: Question): Survey {
  return {
    ...survey,
    questions: survey.questions.map((one) => (one.key === question.key ? question : one)),
  };
}

/** Whom a question is for, as far as it is reached from a scored one by band. */
export function bandsLeadingTo({ questions }: Survey, key: string): readonly string[] {
  return questions.flatMap(({ routes }) =>
    routes.flatMap(({ when, to }) => (to === key && when.test === 'band' ? [when.band] : [])),
  );
}
