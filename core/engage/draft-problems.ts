/** What would be refused, or shown empty, said beside the form before anything is sent. Pure. */
import { phrasesOf } from '../content/translate.ts';
import { plain } from '../content/variables.ts';
import type { ItemDraft } from '../model/engagement.ts';

export function problemsOf({ name, definition }: ItemDraft): string[] {
  const { schedule, exempt, where, title } = definition;
  const body = definition.is === 'guide' ? definition.guide : definition.survey;
  const empty = phrasesOf(body).filter(({ text }) => plain(text).trim() === '').length;
  const rules = [...where.include, ...where.exclude];
  return [
    name.trim() === '' && 'Name: give it one, for your team.',
    plain(title.text).trim() === '' && 'Title: must not be empty; it names it for screen readers.',
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
