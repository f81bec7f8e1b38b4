/** What may be done to an item in its present state: one act in front, the others in a menu. */
import { useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useRpc } from '../../app/queries.ts';
import { StopButton } from '../StopButton.tsx';
import { useItemActions } from '../use-item-actions.ts';
import { CheckedDialog } from './CheckedDialog.tsx';

type Asking = 'publish' | 'submit' | 'approve' | 'reject' | 'end' | null;

/** Only what the state allows; what the database refuses all the same is said in the dialog. */
export function ItemActions({ item }: { item: Item }) {
  const { moveOrSay } = useItemActions();
  const [asking, setAsking] = useState<Asking>(null);
  const settings = useRpc('get_engagement', { app: item.app }).data;
  const { state } = item;
  const archived = state === 'archived';
  const approved = item.review?.state === 'approved';
  const needsReview = Boolean(settings?.requireReview) && !approved;
  const news = item.version === null || item.changed;
  return (
    <div class="wm-actions">
      {archived ? (
        <Button icon="undo" onClick={() => void moveOrSay(item, 'restore')}>
          Restore
        </Button>
      ) : (
        <>
          <StopButton item={item} small={false} />
          <ButtonLink icon="edit" href={`#/engage/${item.id}/edit`}>
            Edit
          </ButtonLink>
          {item.mayReview && <Button onClick={() => setAsking('reject')}>Send back</Button>}
          {item.mayReview && (
            <Button variant="primary" icon="check" onClick={() => setAsking('approve')}>
              Approve & publish
            </Button>
          )}
          {needsReview && news && item.review?.state !== 'open' && (
            <Button variant="primary" onClick={() => setAsking('submit')}>
              Submit for review
            </Button>
          )}
          {!needsReview && settings && news && !item.mayReview && (
            <Button variant="primary" icon="submit" onClick={() => setAsking('publish')}>
              {item.version === null ? 'Publish' : 'Publish changes'}
            </Button>
          )}
          <More item={item} onEnd={() => setAsking('end')} />
        </>
      )}
      {asking && <Ask item={item} asking={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** What is rarer: ending for good, going on after the end, putting away. */
function More({ item, onEnd }: { item: Item; onEnd: () => void }) {
  const { moveOrSay } = useItemActions();
  const running = ['live', 'scheduled', 'paused'].includes(item.state);
  // What its schedule has ended goes on with another schedule only.
  const isOver = item.until !== null && Date.parse(item.until) <= Date.now();
  const endedByHand = item.state === 'ended' && item.version !== null && !isOver;
  const end = { id: 'end', label: 'End', icon: 'close' as const, onSelect: onEnd };
  const resume = {
    ...{ id: 'resume', label: 'Resume', icon: 'play' as const },
    detail: 'As it was last published',
    onSelect: () => void moveOrSay(item, 'resume'),
  };
  const archive = {
    ...{ id: 'archive', label: 'Archive', icon: 'archive' as const },
    detail: running ? 'Stops it, too' : undefined,
    onSelect: () => void moveOrSay(item, 'archive'),
  };
  return (
    <Menu
      label="More"
      align="end"
      items={[...(running ? [end] : []), ...(endedByHand ? [resume] : []), archive]}
      trigger={(props) => <Button {...props} icon="more" aria-label="More actions" />}
    />
  );
}

type AskProps = { item: Item; asking: NonNullable<Asking>; onClose: () => void };

function Ask({ item, asking, onClose }: AskProps) {
  const { move, goLive, submit, review } = useItemActions();
  if (asking === 'end') {
    return (
      <ConfirmDialog
        title={`End “${item.name}”?`}
        confirmLabel="End it"
        onClose={onClose}
        onConfirm={() => move(item, 'end')}
      >
        Nobody gets it any more. Its results stay, and it can be resumed.
      </ConfirmDialog>
    );
  }
  const acts = {
    publish: (note: string) => goLive(item, note),
    submit: (note: string) => submit(item, note),
    approve: (note: string) => review(item, true, note),
    reject: (note: string) => review(item, false, note),
  };
  return <CheckedDialog item={item} act={asking} onAct={acts[asking]} onClose={onClose} />;
}
