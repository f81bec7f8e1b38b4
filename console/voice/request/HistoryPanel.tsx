import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { statusWords } from '../words.ts';
import type { Whole } from './RequestPage.tsx';

type Entry = { at: string; text: string; by: string | null; note: string };

/** Statuses and merges in one line of time, the latest first; nothing that was is left out. */
export function HistoryPanel({ whole }: { whole: Whole }) {
  const { workspace } = useCurrent();
  const when = (at: string) => formatInstant(at, workspace.timezone);
  const statuses = whole.statuses.map(
    ({ status, from, at, by, note }): Entry => ({
      ...{ at, by, note },
      text: from
        ? `${statusWords[from].name} → ${statusWords[status].name}`
        : statusWords[status].name,
    }),
  );
  const merges = whole.merges.flatMap(
    ({ fromTitle, intoTitle, at, by, undoneAt, undoneBy }): Entry[] => [
      { at, by, note: '', text: `“${fromTitle}” merged into “${intoTitle}”` },
      ...(undoneAt
        ? [{ at: undoneAt, by: undoneBy, note: '', text: `“${fromTitle}” taken out again` }]
        : []),
    ],
  );
  const entries = [...statuses, ...merges].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol class="history-list">
      {entries.map(({ at, text, by, note }) => (
        <li key={`${at}${text}`}>
          <b>{text}</b>
          <span class="quiet">
            {when(at)}
            {by && `, ${by}`}
          </span>
          {note && <p>{note}</p>}
        </li>
      ))}
    </ol>
  );
}
