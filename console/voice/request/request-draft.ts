/** The form's own view of a request: numbers as they are typed, and which of them break a rule. Pure. */
import type { RequestFields, RequestRow } from '../../../core/model/voice/request.ts';

export type Draft = Pick<
  RequestFields,
  'title' | 'description' | 'owner' | 'feature' | 'roadmap' | 'impact' | 'confidence' | 'tags'
> & { reach: string; effort: string };

export const textOf = (value: number | null) => (value === null ? '' : `${value}`);
export const numberOf = (text: string) =>
  text.trim() === '' ? null : Number(text.replace(',', '.'));

export function draftOf(request: RequestRow): Draft {
  const { title, description, owner, feature, roadmap, impact, confidence, tags } = request;
  return {
    ...{ title, description, owner, feature, roadmap, impact, confidence, tags },
    reach: textOf(request.reach),
    effort: textOf(request.effort),
  };
}

/** The first rule that is broken, by the name of its field. */
export function problemOf({ title, reach, effort }: Draft): string | undefined {
  const people = numberOf(reach);
  const months = numberOf(effort);
  if (!title.trim()) return 'Title: say in a few words what they ask for.';
  if (people !== null && !(people >= 0)) return 'Reach: people in a quarter, a number from 0 up.';
  if (months !== null && !(months >= 0.5)) return 'Effort: person-months, 0.5 or more.';
  return undefined;
}

/** Only what was changed: another person's change of another field stays. */
export function changedOf(request: RequestRow, draft: Draft): Record<string, unknown> {
  const wanted = {
    ...draft,
    title: draft.title.trim(),
    reach: numberOf(draft.reach),
    effort: numberOf(draft.effort),
  };
  const before: Record<string, unknown> = { ...request };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
    ),
  );
}
