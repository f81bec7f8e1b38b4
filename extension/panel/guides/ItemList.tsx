import { useState } from 'preact/hooks';
import type { ItemRow } from '../../../core/model/engagement.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useAnswer } from '../hooks.ts';
import { StaleNote } from '../StaleNote.tsx';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import type { Author } from './use-author.ts';
import { kindNames, stateLooks } from './words.ts';

type Props = { author: Author; onNew: (() => void) | undefined };

/** What this product says to people, and in what state each is. */
export function ItemList({ author, onNew }: Props) {
  const { api } = useServices();
  const { app } = useWork();
  const answer = useAnswer('list_items', { app: app.id, archived: false });
  const [wrong, setWrong] = useState<string>();
  const open = async ({ id }: ItemRow) => {
    const reply = await api.get_item({ item: id });
    if (!reply.ok) return setWrong(reply.error.message);
    const { name, definition, revision } = reply.data;
    author.open({ draft: { id, name, definition }, base: revision });
  };
  const items = answer.data;
  if (!items) {
    return answer.error ? (
      <p class="gap" role="alert">
        {answer.error.message}
      </p>
    ) : (
      <Skeleton label="Reading guides" />
    );
  }
  if (items.length === 0) return <NoGuides onNew={onNew} />;
  return (
    <div class="pad block">
      <StaleNote answer={answer} />
      <FormError text={wrong} />
      {onNew && (
        <Button variant="primary" icon="plus" onClick={onNew}>
          New
        </Button>
      )}
      <ul class="guide-list" aria-label="Guides and surveys">
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" disabled={!onNew} onClick={() => void open(item)}>
              <span>
                <b>{item.name}</b>
                <small>
                  {kindNames[item.kind] ?? 'Survey'}
                  {item.changed && item.version !== null && ' · changed since it was published'}
                </small>
              </span>
              <Badge tone={stateLooks[item.state].tone}>{stateLooks[item.state].word}</Badge>
            </button>
          </li>
        ))}
      </ul>
    </div>
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
