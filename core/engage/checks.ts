/**
 * What is said before a guide or survey goes live, each with what to do: by subject in checks/. Pure; what the page
 * itself has to tell (sizes, colours, order) is measured there and added by checks/measured.ts.
 */
import type { ItemDraft } from '../model/engagement.ts';
import type { CheckContext } from '../model/forecast.ts';
import type { Place } from '../targeting/url-rule.ts';
import { type Check, sentence } from './checks/check.ts';
import { checkLinks, checkVariables } from './checks/content.ts';
import { checkLanguages } from './checks/languages.ts';
import { checkOverlaps } from './checks/overlaps.ts';
import { checkWhole } from './checks/reading.ts';
import { checkHere, checkLearning, checkPages, checkSchedule } from './checks/rules.ts';
import { checkSteps } from './checks/steps.ts';
import { checkSurvey } from './checks/survey.ts';
import { checkTheme } from './checks/theme.ts';
import { problemsOf } from './draft-problems.ts';

export type { Check } from './checks/check.ts';
export { contrastOf } from './checks/theme.ts';

type Known = {
  /** What is live and which pages were seen; until the server has told, nothing is said of either. */
  readonly context?: CheckContext | undefined;
  /** ms since 1970; without it no date is judged. */
  readonly now?: number | undefined;
};

function checkForm(draft: ItemDraft): Check[] {
  return problemsOf(draft).map((problem) => {
    const [what = '', ...rest] = problem.split(': ');
    const fix = sentence(rest.join(': '));
    return { rule: `form.${what}`, level: 'stop', text: `${what} is not finished.`, fix };
  });
}

const order: readonly Check['level'][] = ['stop', 'warn', 'hint'];

/** The gravest first. `place`: the page in front of whoever writes it; undefined where none can be seen. */
export function checksOf(
  draft: ItemDraft,
  place: Place | undefined,
  { context, now }: Known = {},
): Check[] {
  const { definition } = draft;
  const found = [
    ...checkForm(draft),
    ...(definition.is === 'guide' ? checkSteps(definition) : checkSurvey(definition)),
    ...checkWhole(definition),
    ...checkLinks(definition),
    ...checkVariables(definition),
    ...checkLanguages(definition),
    ...checkHere(definition, place),
    ...(now === undefined ? [] : checkSchedule(definition, now)),
    ...(context ? [...checkPages(definition, context), ...checkOverlaps(definition, context)] : []),
    ...checkLearning(definition),
    ...checkTheme(definition.theme),
  ];
  return found.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}
