/** Whom, where, when and what for: rules that would let nobody through, and what is missing to learn from it. */
import type { Where } from '../../model/audience.ts';
import type { Definition } from '../../model/engagement.ts';
import type { CheckContext } from '../../model/forecast.ts';
import { isWhere, type Place } from '../../targeting/url-rule.ts';
import type { Check } from './check.ts';

/** A recorded page is a path: what asks for a host or a query may match all the same. */
function asksForMore({ include }: Where): boolean {
  return include.some((rule) => rule.kind === 'query' || /:\/\/|[?&=]/.test(rule.value));
}

const placeOf = (path: string): Place => ({ address: path, path });

/** Those that begin as the rule does, longest first: a rule is mostly wrong at its end. */
export function nearest(where: Where, paths: readonly string[], most = 2): string[] {
  const values = where.include.flatMap((rule) => (rule.kind === 'query' ? [] : [rule.value]));
  const shared = (path: string) =>
    Math.max(...values.map((value) => [...value].findIndex((char, at) => path[at] !== char)));
  const rank = (path: string) =>
    values.some((value) => path.startsWith(value)) ? 1_000 : shared(path);
  return paths.toSorted((a, b) => rank(b) - rank(a) || a.length - b.length).slice(0, most);
}

function matchesNothing(where: Where, { paths }: CheckContext): boolean {
  if (where.include.length === 0 || paths.length === 0 || asksForMore(where)) return false;
  return !paths.some((path) => isWhere(where, placeOf(path)));
}

export function checkPages(definition: Definition, context: CheckContext): Check[] {
  const steps = definition.is === 'guide' ? definition.guide.steps : [];
  const wheres = [
    { name: 'Its page rule', where: definition.where, step: {} },
    ...steps.flatMap(({ key, where }, at) =>
      where ? [{ name: `The page of step ${at + 1}`, where, step: { step: key } }] : [],
    ),
  ];
  const { paths } = context;
  return wheres.flatMap(({ name, where, step }) => {
    if (!matchesNothing(where, context)) return [];
    const pages = paths.length === 1 ? 'the one page' : `any of the ${paths.length} pages`;
    const near = nearest(where, paths).join(' or ');
    return [
      {
        ...{ rule: 'nowhere', level: 'warn', ...step },
        text: `${name} does not match ${pages} that people were on in the last 7 days.`,
        fix: `Did you mean ${near}? A new page is fine.`,
      } as const,
    ];
  });
}

export function checkHere({ where }: Definition, place: Place | undefined): Check[] {
  if (!place || isWhere(where, place)) return [];
  const text = 'Its page rule does not match the page in front.';
  return [{ rule: 'here', level: 'warn', text, fix: 'Change it, if this page was meant.' }];
}

export function checkSchedule({ schedule: { until, hours } }: Definition, now: number): Check[] {
  const found: Check[] = [];
  if (until !== null && Date.parse(until) <= now) {
    const text = 'Its end date has passed: nobody would get it.';
    found.push({ rule: 'over', level: 'stop', text, fix: 'Move the end, or leave it open.' });
  }
  if (hours?.days.length === 0) {
    const text = 'It is for none of the weekdays.';
    found.push({ rule: 'days', level: 'stop', text, fix: 'Choose one, or any time.' });
  }
  return found;
}

/** Surveys are learnt from by their answers; a resource centre is there to be asked. */
export function checkLearning({
  is,
  goal,
  holdout,
  sample,
  trigger,
  ...rest
}: Definition): Check[] {
  const found: Check[] = [];
  if (sample === 0) {
    const text = 'Nobody is in its sample.';
    found.push({ rule: 'sample', level: 'stop', text, fix: 'Ask a larger share.' });
  }
  const isAsked =
    trigger.on === 'launch' || ('guide' in rest && rest.guide.kind === 'resourceCentre');
  if (is === 'survey' || isAsked) return found;
  if (!goal) {
    const fix = 'Choose a goal: what people do after it, if it helped.';
    found.push({ rule: 'goal', level: 'hint', text: 'Nobody will know whether it helped.', fix });
  }
  if (goal && holdout === 0) {
    const text =
      'Nobody is held out, so its effect cannot be told from what would have happened anyway.';
    found.push({ rule: 'holdout', level: 'hint', text, fix: 'Hold out a tenth.' });
  }
  return found;
}
