import { useState } from 'preact/hooks';
import type { ItemRow } from '../../../core/model/engagement.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { kindName, stateNames } from '../../../ui/engage/labels.ts';
import { FormError } from '../../../ui/FormError.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { DraftRow } from '../../drafts.ts';
import { timeWords } from '../format.ts';
import { useAnswer, useLive } from '../hooks.ts';
import { StaleNote } from '../StaleNote.tsx';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { StopAll } from './StopAll.tsx';
import type { Opened } from './use-opened.ts';

type Props = { opened: Opened; onNew: (() => void) | undefined };

/** What this product says to people, in what state each is, and what of it was never saved. */
export function ItemList({ opened, onNew }: Props) {
  const { drafts } = useServices();
  const { app } = useWork();
  const [archived, setArchived] = useState(false);
  const answer = useAnswer('list_items', { app: app.id, archived });
  const unsaved = useLive(() => drafts.list(app.id), [app.id]) ?? [];
  const items = answer.data;
  if (!items && unsaved.length === 0) {
    return answer.error ? (
      <p class="gap" role="alert">
        {answer.error.message}
      </p>
    ) : (
      <Skeleton label="Reading guides" />
    );
  }
  const rows = items ?? [];
  const isNew = ({ id }: DraftRow) => !rows.some((row) => row.id === id);
  const fresh = archived ? [] : unsaved.filter(isNew);
  if (rows.length === 0 && fresh.length === 0 && !archived) return <NoGuides onNew={onNew} />;
  return (
    <div class="pad block">
      <h1 class="wm-hidden">Guides and surveys</h1>
      <StaleNote answer={answer} />
      <FormError text={opened.wrong} />
      {onNew && (
        <Button variant="primary" icon="plus" onClick={onNew}>
          New
        </Button>
      )}
      <ul class="guide-list" aria-label="Guides and surveys">
        {fresh.map((row) => (
          <Unstored key={row.id} {...{ row, opened }} />
        ))}
        {rows.map((item) => (
          <Row
            key={item.id}
            {...{ item, opened }}
            unsaved={unsaved.find(({ id }) => id === item.id)}
            mayOpen={onNew !== undefined}
          />
        ))}
      </ul>
      <Checkbox label="Archived ones, too" checked={archived} onChecked={setArchived} />
      <StopAll mayWrite={onNew !== undefined} />
    </div>
  );
}

type RowProps = { item: ItemRow; opened: Opened; unsaved: DraftRow | undefined; mayOpen: boolean };

function Row({ item, opened, unsaved, mayOpen }: RowProps) {
  const { now } = useServices();
  const { name, tone } = stateNames[item.state];
  return (
    <li>
      <button type="button" disabled={!mayOpen} onClick={() => void opened.open(item.id)}>
        <span>
          <b>{item.name}</b>
          <small>
            {kindName(item.kind)}
            {item.changed && item.version !== null && ' · changed since it was published'}
            {unsaved && ` · unsaved changes from ${timeWords(unsaved.since, now())}`}
          </small>
        </span>
        <Badge tone={tone}>{name}</Badge>
      </button>
    </li>
  );
}

/** Nowhere but here: it may be gone on with, or given up from within. */
function Unstored({ row, opened }: { row: DraftRow; opened: Opened }) {
  const { now } = useServices();
  const { draft, since } = row;
  const { definition } = draft;
  const kind = definition.is === 'guide' ? definition.guide.kind : definition.survey.kind;
  return (
    <li>
      <button type="button" onClick={() => void opened.open(row.id)}>
        <span>
          <b>{draft.name}</b>
          <small>
            {kindName(kind)} · unsaved changes from {timeWords(since, now())}
          </small>
        </span>
        <Badge tone="warn">Not saved</Badge>
      </button>
    </li>
  );
}

function NoGuides({ onNew }: Pick<Props, 'onNew'>) {
  return (
    <EmptyState
      title="Nothing is said here yet"
      actions={
        onNew && (
          <Button variant="primary" icon="plus" onClick={onNew}>
            New
          </Button>
        )
      }
    >
      <p>
        Point at an element, say what it is for, see it on this page as your users will, and
        publish.
      </p>
    </EmptyState>
  );
}
