import { Badge, type Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { discardItem, type OutboxItem, type OutboxState, retryItem } from '../../outbox.ts';
import { BackBar } from '../BackBar.tsx';
import { agoWords } from '../format.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';

/** Words and tones for the four states; the tone only repeats the word. */
const looks: Record<OutboxState, { word: string; tone: Tone }> = {
  queued: { word: 'Waits', tone: 'warn' },
  sending: { word: 'Sending', tone: 'accent' },
  synced: { word: 'On the server', tone: 'plain' },
  failed: { word: 'Refused', tone: 'danger' },
};

/** What was saved here in the last day, and where each change stands. */
export function ChangesScreen({ go }: { go: Go }) {
  const { db, send } = useServices();
  const items = useLive(() => db.outbox.orderBy('seq').reverse().toArray(), []);
  const waits = items?.some((item) => item.state === 'queued');
  return (
    <>
      <BackBar title="Changes" onBack={go.back}>
        {waits && (
          <Button small icon="refresh" onClick={() => send('sync.now', {})}>
            Send now
          </Button>
        )}
      </BackBar>
      {!items && <Skeleton />}
      {items?.length === 0 && (
        <EmptyState title="Nothing waits">
          <p>
            What you save is kept on this computer first and sent from here. It shows up as it goes.
          </p>
        </EmptyState>
      )}
      <ul class="rows">
        {items?.map((item) => (
          <ChangeRow key={item.seq} item={item} />
        ))}
      </ul>
    </>
  );
}

/** The reason stands beside the change, and what can be done about it below. */
function ChangeRow({ item }: { item: OutboxItem }) {
  const { db, send, now } = useServices();
  const { word, tone } = looks[item.state];
  const retry = async () => {
    await retryItem(db, item.seq);
    await send('sync.now', {});
  };
  // The pull that follows brings back how the server has it.
  const discard = async () => {
    await discardItem(db, item.seq);
    await send('sync.now', {});
  };
  return (
    <li class="change">
      <div class="change-head">
        <b>{item.label}</b>
        <Badge tone={tone}>{word}</Badge>
      </div>
      <p class="soft">{agoWords(item.settledAt ?? item.madeAt, now())}</p>
      {item.problem && <p class="wm-note wm-note-wrong">{item.problem}</p>}
      {item.state === 'failed' && (
        <div class="wm-actions">
          <Button small icon="refresh" onClick={retry}>
            Try again
          </Button>
          <Button small variant="quiet" onClick={discard}>
            Discard
          </Button>
        </div>
      )}
    </li>
  );
}
