/** What would be refused, or shown empty, said beside the form before anything is sent. Pure. */
import { phrasesOf } from '../content/translate.ts';
import { plain } from '../content/variables.ts';
import type { Rich } from '../model/content.ts';
import type { ItemDraft } from '../model/engagement.ts';

const isEmpty = (text: Rich) => plain(text).trim() === '';

/** A picture that shows nothing has no words: it is warned of, and may be so. */
function withoutAlts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAlts);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'alt');
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutAlts(inner)]));
}

export function problemsOf({ name, definition }: ItemDraft): string[] {
  const { schedule, exempt, where, title } = definition;
  const body = definition.is === 'guide' ? definition.guide : definition.survey;
  const empty = phrasesOf(withoutAlts(body)).filter(({ text }) => isEmpty(text)).length;
  const rules = [...where.include, ...where.exclude];
  return [
    name.trim() === '' && 'Name: give it one, for your team.',
    isEmpty(title.text) && 'Title: must not be empty; it names it for screen readers.',
    empty === 1 && 'Content: one text is empty. Write it, or remove what it belongs to.',
    empty > 1 && `Content: ${empty} texts are empty. Write them, or remove what they belong to.`,
    rules.some((rule) => rule.kind !== 'query' && rule.value.trim() === '') &&
      'Pages: a rule is empty and would match nothing.',
    schedule.from !== null &&
      schedule.until !== null &&
      Date.parse(schedule.until) <= Date.parse(schedule.from) &&
      'Schedule: it ends before it begins.',
    exempt !== null &&
      exempt.reason.trim().length < 10 &&
      'Outside the budget: say why, in ten characters or more; the log keeps it.',
  ].filter((problem) => problem !== false);
}
