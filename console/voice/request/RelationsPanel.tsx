/** What was merged in, what is part of it, and what stands beside it; each can be taken out again. */
import { useState } from 'preact/hooks';
import type { RequestStatus } from '../../../core/model/voice/request.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatDate } from '../../app/format.ts';
import { useCall } from '../../app/use-call.ts';
import { requestReads, useSaveRequest } from '../requests/use-status.ts';
import { statusWords } from '../words.ts';
import { RelateDialog, type Relation } from './RelateDialog.tsx';
import type { Whole } from './RequestPage.tsx';

export function RelationsPanel({ whole }: { whole: Whole }) {
  const { workspace } = useCurrent();
  const mayPlan = useMay('tag');
  const [adding, setAdding] = useState<Relation>();
  const { request, merges, children, related } = whole;
  const act = useRelations(request.id);
  const merged = merges.filter(({ into, undoneAt }) => into === request.id && !undoneAt);
  return (
    <div class="relations">
      <section aria-labelledby="merged-in">
        <h2 id="merged-in">Merged in</h2>
        {merged.length === 0 && <p class="quiet">Nothing is merged into it.</p>}
        <ul>
          {merged.map(({ id, from, fromTitle, at, by }) => (
            <li key={id}>
              <span>
                <a href={`#/voice/requests/${from}`}>{fromTitle}</a>{' '}
                <small class="quiet">
                  {formatDate(at, workspace.timezone)}
                  {by && `, ${by}`}
                </small>
              </span>
              {mayPlan && (
                <Button small icon="undo" onClick={() => void act.unmerge(from, fromTitle)}>
                  Take out again
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <Linked
        id="part-of"
        title="Part of"
        none="It is part of no other."
        rows={
          request.parent
            ? [{ id: request.parent, title: request.parentTitle ?? 'A request', status: null }]
            : []
        }
        onRemove={mayPlan ? () => void act.setParent(null) : undefined}
        onAdd={mayPlan ? () => setAdding('parent') : undefined}
      />
      <Linked
        id="its-parts"
        title="Its parts"
        none="It has no parts."
        rows={children}
        onRemove={undefined}
        onAdd={undefined}
      />
      <Linked
        id="related"
        title="Related"
        none="Nothing is related."
        rows={related}
        onRemove={mayPlan ? (other) => void act.relate(other, false) : undefined}
        onAdd={mayPlan ? () => setAdding('related') : undefined}
      />
      {adding && (
        <RelateDialog
          request={request}
          relation={adding}
          onClose={() => setAdding(undefined)}
          onPick={(other) =>
            void (adding === 'parent' ? act.setParent(other) : act.relate(other, true))
          }
        />
      )}
    </div>
  );
}

type Row = { id: string; title: string; status: RequestStatus | null };
type LinkedProps = {
  id: string;
  title: string;
  none: string;
  rows: readonly Row[];
  onRemove: ((other: string) => void) | undefined;
  onAdd: (() => void) | undefined;
};

function Linked({ id, title, none, rows, onRemove, onAdd }: LinkedProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title}{' '}
        {onAdd && (
          <Button small variant="quiet" icon="plus" onClick={onAdd}>
            Add
          </Button>
        )}
      </h2>
      {rows.length === 0 && <p class="quiet">{none}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <a href={`#/voice/requests/${row.id}`}>{row.title}</a>{' '}
              {row.status && (
                <Badge tone={statusWords[row.status].tone}>{statusWords[row.status].name}</Badge>
              )}
            </span>
            {onRemove && (
              <Button small icon="close" onClick={() => onRemove(row.id)}>
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each is its own opposite, so no act is kept for it. */
function useRelations(request: string) {
  const call = useCall();
  const toast = useToast();
  const save = useSaveRequest();
  const tell = (wrong: string | undefined) => wrong && toast({ text: wrong, tone: 'wrong' });
  const merge = async (from: string): Promise<void> => {
    const args = { target: request, requests: [from] };
    const reply = await call('merge_requests', args, requestReads);
    if (!reply.ok) tell(reply.error.message);
  };
  return {
    async unmerge(from: string, title: string): Promise<void> {
      const reply = await call('unmerge_request', { request: from }, requestReads);
      if (!reply.ok) return void tell(reply.error.message);
      toast({
        text: `“${title}” stands on its own again.`,
        action: { label: 'Undo', run: () => void merge(from) },
      });
    },
    async relate(other: string, related: boolean): Promise<void> {
      const reply = await call('relate_requests', { request, other, related }, requestReads);
      if (!reply.ok) tell(reply.error.message);
    },
    async setParent(parent: string | null): Promise<void> {
      tell(
        await save(
          request,
          { parent },
          parent ? 'It is part of that one now.' : 'It stands alone now.',
        ),
      );
    },
  };
}
