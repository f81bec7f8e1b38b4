/** Calls in words: how long, who was there, and what is still to be done. Pure. */
import type { CallRow } from '../../../core/model/voice/call.ts';
import { plural } from '../../../ui/plural.ts';

export const titleOf = ({ title, accountName }: Pick<CallRow, 'title' | 'accountName'>): string =>
  title || (accountName ? `Call with ${accountName}` : 'A call');

/** `42 min`, `1 h 05 min`; null while it goes on, or was never ended. */
export function lengthOf({ startedAt, endedAt }: Pick<CallRow, 'startedAt' | 'endedAt'>) {
  if (!endedAt) return null;
  const minutes = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000));
  const rest = `${minutes % 60}`.padStart(2, '0');
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

export const leftToDo = ({ followUps }: Pick<CallRow, 'followUps'>): number =>
  followUps.filter(({ done }) => !done).length;

/** The whole call to paste elsewhere, in Markdown; what is empty has no heading. */
export function markdownOf(call: CallRow, said: readonly string[]): string {
  const list = (head: string, lines: readonly string[]) =>
    lines.length > 0 ? [`## ${head}`, lines.map((line) => `- ${line}`).join('\n')] : [];
  const text = (head: string, body: string) => (body.trim() ? [`## ${head}`, body.trim()] : []);
  const questions = call.questions.map(
    ({ text: asked, answer }) => `${asked}${answer ? `: ${answer}` : ''}`,
  );
  const followUps = call.followUps.map(({ text: todo, done }) => `[${done ? 'x' : ' '}] ${todo}`);
  return [
    `# ${titleOf(call)}`,
    ...text('Summary', call.summary),
    ...list('Said', said),
    ...list('Questions', questions),
    ...list('Follow-ups', followUps),
    ...text('Notes', call.notes),
  ].join('\n\n');
}

export const peopleOf = ({ people }: Pick<CallRow, 'people'>): string => {
  const [first, second, ...rest] = people.map(({ name }) => name);
  return [first, second, rest.length > 0 && plural(rest.length, 'other')]
    .filter(Boolean)
    .join(', ');
};
