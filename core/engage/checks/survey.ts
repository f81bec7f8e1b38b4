/** Questions: each kind by its own rules, ways that lead somewhere, and no more than people will answer. */
import { plain } from '../../content/variables.ts';
import type { Definition } from '../../model/engagement.ts';
import type { Question, Survey } from '../../model/survey.ts';
import type { Check } from './check.ts';
import { checkPictures } from './content.ts';
import { checkReading } from './reading.ts';

/** Completion falls with each question; five is about a minute. */
const mostQuestions = 5;
/** One NPS answer of a person a quarter: more often measures the asking (definitions 3). */
const npsDays = 90;

const fault = (
  rule: string,
  level: Check['level'],
  text: string,
  fix: string,
  question?: Question,
): Check => ({ rule, level, text, fix, ...(question && { phrases: [question.title.key] }) });

const scalesOf: Readonly<Record<Survey['kind'], RegExp | null>> = {
  nps: /^nps$/,
  csat: /^(csat[357]|thumbs)$/,
  ces: /^ces[57]$/,
  pmf: /^pmf$/,
  umuxLite: /^umux7$/,
  custom: null,
};

/** A score needs its question, on its scale: another one would be a figure of another kind under that name. */
function checkScored({ kind, questions, scored }: Survey): Check[] {
  const wanted = scalesOf[kind];
  if (!wanted) return [];
  const asked = scored.map((key) => questions.find((question) => question.key === key));
  const fits = asked.every((one) => one?.kind === 'scale' && wanted.test(one.scale));
  const isWhole = asked.length === (kind === 'umuxLite' ? 2 : 1);
  if (fits && isWhole) return [];
  const text = 'The question that its score comes from is missing, or on another scale.';
  return [fault('scored', 'stop', text, 'Start again from the template of this kind.')];
}

function checkChoices(question: Question, name: string): Check[] {
  if (question.kind !== 'single' && question.kind !== 'multiple') return [];
  const labels = question.choices.map(({ label }) => plain(label.text).trim().toLowerCase());
  if (labels.length < 2) {
    return [
      fault('choices', 'stop', `${name} has fewer than two choices.`, 'Add another one.', question),
    ];
  }
  if (new Set(labels).size === labels.length) return [];
  return [
    fault(
      'twice',
      'stop',
      `${name} has a choice twice.`,
      'Results could not tell them apart: rename one.',
      question,
    ),
  ];
}

/** What an answer of this kind can be tested for. */
function fits({ when }: Question['routes'][number], question: Question): boolean {
  if (when.test === 'chose') {
    const hasChoices = question.kind === 'single' || question.kind === 'multiple';
    return hasChoices && question.choices.some(({ key }) => key === when.choice);
  }
  if (when.test === 'band') return question.kind === 'scale';
  if (when.test === 'atLeast' || when.test === 'atMost') {
    return question.kind === 'scale' || question.kind === 'rating';
  }
  return when.test !== 'skipped' || !question.required;
}

function checkRoutes(question: Question, questions: readonly Question[], name: string): Check[] {
  const isKnown = (to: string) => to === 'end' || questions.some(({ key }) => key === to);
  const found: Check[] = [];
  if (!question.routes.every(({ to }) => isKnown(to))) {
    const fix = 'Choose where its answers lead.';
    found.push(fault('way', 'stop', `${name} leads to a question that is gone.`, fix, question));
  }
  if (!question.routes.every((route) => fits(route, question))) {
    const text = `${name} branches by an answer that nobody can give.`;
    found.push(fault('branch', 'warn', text, 'Change the branch, or take it out.', question));
  }
  return found;
}

/** Questions that no way leads to. */
function unreached({ questions }: Survey): Question[] {
  const reached = new Set<string>();
  const visit = (at: number) => {
    const question = questions[at];
    if (!question || reached.has(question.key)) return;
    reached.add(question.key);
    for (const { to } of question.routes) visit(questions.findIndex(({ key }) => key === to));
    // Whatever the branches leave over goes on in order.
    if (question.routes.every(({ when }) => when.test !== 'always')) visit(at + 1);
  };
  visit(0);
  return questions.filter(({ key }) => !reached.has(key));
}

function checkQuestion(
  question: Question,
  at: number,
  definition: Definition,
  all: readonly Question[],
) {
  const name = all.length === 1 ? 'It' : `Question ${at + 1}`;
  const isForced = question.required && (question.kind === 'long' || question.kind === 'short');
  const text = `${name} cannot be skipped, and asks for words.`;
  const forced = fault(
    'forced',
    'warn',
    text,
    'A forced reason is made up: let it be skipped.',
    question,
  );
  return [
    ...checkChoices(question, name),
    ...checkRoutes(question, all, name),
    ...(isForced ? [forced] : []),
    ...checkReading(question, definition, name),
  ];
}

export function checkSurvey(definition: Extract<Definition, { is: 'survey' }>): Check[] {
  const { survey } = definition;
  const { questions, kind, resurveyDays, surface, anchor } = survey;
  const found = [
    ...checkScored(survey),
    ...questions.flatMap((one, at) => checkQuestion(one, at, definition, questions)),
    ...unreached(survey).map((question) => {
      const text = `“${plain(question.title.text)}” is never asked: no answer leads to it.`;
      return fault('unreached', 'warn', text, 'Lead to it, or remove it.', question);
    }),
    ...checkPictures([...survey.intro, ...survey.thanks.flatMap(({ content }) => content)], 'It'),
  ];
  if (surface === 'embedded' && !anchor) {
    found.push(fault('anchor', 'stop', 'It points at nothing.', 'Choose its element on the page.'));
  }
  if (questions.length > mostQuestions) {
    const text = `${questions.length} questions: each one costs answers to all of them.`;
    found.push(fault('many', 'warn', text, `Keep the ${mostQuestions} that you will act on.`));
  }
  if (kind === 'nps' && resurveyDays < npsDays) {
    const text = `It asks again after ${resurveyDays} days.`;
    found.push(
      fault('pace', 'warn', text, `Wait ${npsDays} days: more often measures the asking.`),
    );
  }
  return found;
}
