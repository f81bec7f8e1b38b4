/** What is live already, for the same people on the same pages: who will get only one, and on the same element. */
import type { Definition } from '../../model/engagement.ts';
import type { CheckContext } from '../../model/forecast.ts';
import type { Anchor } from '../../model/guide.ts';
import { isInterrupting } from '../../targeting/budget.ts';
import { isWhere } from '../../targeting/url-rule.ts';
import { type Rule, readRules } from '../audience-rules.ts';
import { liveItemOf } from '../draft-item.ts';
import { type Check, listed } from './check.ts';

type Live = CheckContext['live'][number];

/** Pages that both are for. Where nothing was seen, or one asks for an address, they may meet. */
export function meetOnPages(a: Definition, b: Definition, paths: readonly string[]): boolean {
  const isAnywhere = ({ where }: Definition) => where.include.length + where.exclude.length === 0;
  if (isAnywhere(a) || isAnywhere(b) || paths.length === 0) return true;
  const isUnknown = ({ where }: Definition) =>
    where.include.some((rule) => rule.kind === 'query' || rule.value.includes('://'));
  if (isUnknown(a) || isUnknown(b)) return true;
  const meets = (path: string) =>
    isWhere(a.where, { address: path, path }) && isWhere(b.where, { address: path, path });
  return paths.some(meets);
}

/** Whether nobody can be in both, as far as lists of rules tell; whatever else they say, somebody may be. */
function excludes(a: Rule, b: Rule): boolean {
  if (a.by === 'device' && b.by === 'device') return a.value !== b.value;
  if (a.by === 'language' && b.by === 'language') return a.value !== b.value;
  if (a.by === 'usage' && b.by === 'usage' && a.feature === b.feature) {
    // Never in 30 days, and thrice in 7, is nobody; the other way round is somebody.
    const [never, often] = a.times === 0 ? [a, b] : [b, a];
    const isWithin = never.days === 0 || (often.days !== 0 && often.days <= never.days);
    return never.times === 0 && often.times > 0 && isWithin;
  }
  if (a.by === 'seen' && b.by === 'seen')
    return a.test === 'min' && b.test === 'max' && a.days > b.days;
  if (a.by !== 'trait' || b.by !== 'trait' || a.path !== b.path) return false;
  if (a.test === 'is') {
    return b.test === 'is' ? a.value !== b.value : b.test === 'not' && a.value === b.value;
  }
  return a.test === 'min' && b.test === 'max' && Number(a.value) > Number(b.value);
}

export function meetInPeople(a: Definition, b: Definition): boolean {
  const [mine, theirs] = [readRules(a.audience), readRules(b.audience)];
  if (!mine || !theirs) return true;
  return !mine.some((one) => theirs.some((other) => excludes(one, other) || excludes(other, one)));
}

const anchorsOf = (of: Definition): Anchor[] =>
  (of.is === 'guide' ? of.guide.steps : [of.survey]).flatMap(({ anchor }) => anchor ?? []);

const anchorId = (anchor: Anchor) => (anchor.by === 'element' ? anchor.hash : anchor.selector);

const interrupts = (id: string, definition: Definition) =>
  isInterrupting(liveItemOf({ id, name: '', definition }, {})) && !definition.exempt;

function budgetCheck(definition: Definition, met: readonly Live[]): Check[] {
  const rivals = met.filter(({ id, definition: other }) => interrupts(id, other));
  if (rivals.length === 0 || !interrupts('', definition)) return [];
  const before = rivals.filter((one) => one.definition.priority >= definition.priority);
  const are = rivals.length === 1 ? 'is' : 'are';
  const first =
    before.length === 0
      ? 'It goes first.'
      : `${listed(before.map(({ name }) => name))} may go first.`;
  return [
    {
      ...{ rule: 'budget', level: 'warn' },
      text: `${listed(rivals.map(({ name }) => name))} ${are} live for the same pages, and may be for the same people: the attention budget lets only one through at a time. ${first}`,
      fix: 'Change its priority, pages or people, or see in the forecast what is left.',
    },
  ];
}

export function checkOverlaps(definition: Definition, { live, paths }: CheckContext): Check[] {
  const met = live.filter(
    (one) =>
      meetOnPages(definition, one.definition, paths) && meetInPeople(definition, one.definition),
  );
  const mine = new Set(anchorsOf(definition).map(anchorId));
  const beside = met.filter((one) => anchorsOf(one.definition).some((a) => mine.has(anchorId(a))));
  const names = listed(beside.map(({ name }) => name));
  const same: Check = {
    ...{ rule: 'sameAnchor', level: 'warn', text: `${names} points at the same element.` },
    fix: 'End the other one first, or choose another element.',
  };
  return [...budgetCheck(definition, met), ...(beside.length > 0 ? [same] : [])];
}
