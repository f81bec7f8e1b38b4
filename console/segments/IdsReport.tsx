import { useMemo } from 'preact/hooks';
import { useCurrent } from '../app/current.ts';
import { formatCount, plural } from '../app/format.ts';
import { useRpc } from '../app/queries.ts';
import type { Found, Ids } from './read-ids.ts';

/** As many as somebody looks up by hand; the rest is told as a number. */
const shown = 20;

type Props = { of: 'visitor' | 'account'; found: Ids };

/** What the file holds, and which of it the database has never met: a typing error is found by its row. */
export function IdsReport({ of, found }: Props) {
  const { workspace } = useCurrent();
  const ids = useMemo(() => found.ids.map(({ id }) => id), [found]);
  const checked = useRpc('check_ids', { workspace: workspace.id, of, ids });
  const unknown = new Set(checked.data?.unknown);
  const rows = found.ids.filter(({ id }) => unknown.has(id));
  const left = [
    found.repeated > 0 && `${plural(found.repeated, 'row')} repeated`,
    found.empty > 0 && `${plural(found.empty, 'row')} without one`,
  ].filter(Boolean);
  return (
    <div class="ids-report" aria-live="polite">
      <p>
        <b>{plural(found.ids.length, 'id')}</b>
        {left.length > 0 && ` (left out: ${left.join(', ')})`}
      </p>
      {checked.error && <p class="quiet">They could not be checked. {checked.error.message}</p>}
      {!checked.data && !checked.error && <p class="quiet">Checking who is known…</p>}
      {checked.data && rows.length === 0 && <p class="quiet">All of them are known.</p>}
      {rows.length > 0 && <Unknown of={of} rows={rows} />}
    </div>
  );
}

function Unknown({ of, rows }: { of: Props['of']; rows: readonly Found[] }) {
  const who = of === 'account' ? 'account' : 'person';
  return (
    <details class="unknown-ids">
      <summary>
        {formatCount(rows.length)} not seen yet: no {who} has used your product under{' '}
        {rows.length === 1 ? 'it' : 'them'}
      </summary>
      <p class="quiet">They may stay on the list, and count once somebody comes with them.</p>
      <ol>
        {rows.slice(0, shown).map(({ id, row }) => (
          <li key={row}>
            Row {row}: <code>{id}</code>
          </li>
        ))}
      </ol>
      {rows.length > shown && <p class="quiet">and {formatCount(rows.length - shown)} more.</p>}
    </details>
  );
}
