/** What was sent, what became of it, what comes next: told by the rows themselves, renewed while any waits. */
import { useState } from 'preact/hooks';
import type { Delivery, Webhook } from '../../../core/model/webhook.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatAgo, formatInstant, plural } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useCall } from '../../app/use-call.ts';
import { Section } from '../Section.tsx';
import { touched } from './use-webhook-form.ts';
import { deliveredName, forsaken, stateNames } from './webhook-words.ts';

/** Older ones than these are seldom asked for; the database keeps a month of them. */
const most = 50;
/** As often as a sender looks. */
const refreshMs = 5_000;

export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const call = useCall();
  const toast = useToast();
  const [waits, setWaits] = useState(false);
  const log = useRpc(
    'list_deliveries',
    { webhook: webhook.id, limit: most },
    { every: waits && refreshMs },
  );
  const isWaiting = log.data?.some(({ state }) => state === 'waiting') ?? false;
  if (isWaiting !== waits) setWaits(isWaiting);
  const test = async () => {
    const reply = await call('test_webhook', { webhook: webhook.id }, touched);
    toast(
      reply.ok
        ? { text: 'A test message waits to be sent. Its row below tells what became of it.' }
        : { text: reply.error.message, tone: 'wrong' },
    );
  };
  return (
    <Section
      title="Deliveries"
      lead="The last 50. A message that fails is tried nine times more over three days: after 5 seconds, 5 minutes, half an hour, then hours."
      actions={
        <Button icon="submit" onClick={test}>
          Send a test
        </Button>
      }
    >
      <Loaded query={log} failed="The deliveries could not be loaded">
        {(rows) => (
          <>
            <SenderNote rows={rows} />
            {rows.length === 0 ? (
              <p class="quiet">
                Nothing has happened yet that it is told of. A test shows whether it arrives.
              </p>
            ) : (
              <ol class="deliveries" aria-label="Deliveries">
                {rows.map((delivery) => (
                  <Row key={delivery.id} delivery={delivery} />
                ))}
              </ol>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** The database does not send by itself; that nobody does shows in a message that nobody has touched. */
function SenderNote({ rows }: { rows: readonly Delivery[] }) {
  const now = Date.now();
  const stuck = forsaken(rows, now);
  if (!stuck) return null;
  return (
    <div class="notice" role="status">
      <p>
        <b>No sender is running.</b> A message has waited since {formatAgo(stuck.createdAt, now)}{' '}
        and nobody has picked it up. The embedded backend sends by itself; a hosted or self-hosted
        Supabase needs its sender: deploy the edge function <code>send-webhooks</code>, or run{' '}
        <code>DATABASE_URL=… node local/send-webhooks.ts</code> on any machine that reaches the
        database (docs/self-hosting.md, section 3). Nothing is lost meanwhile.
      </p>
    </div>
  );
}

function Row({ delivery }: { delivery: Delivery }) {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const { event, state, createdAt, doneAt, problem, response } = delivery;
  const at = (instant: string) => formatInstant(instant, workspace.timezone);
  const again = async () => {
    const reply = await call('retry_delivery', { delivery: delivery.id }, touched);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  return (
    <li>
      <div class="delivery-head">
        <span class="stack-start">
          <b>{deliveredName(event)}</b>
          <small>{at(createdAt)}</small>
        </span>
        <Badge tone={stateNames[state].tone}>{stateNames[state].name}</Badge>
        <Button
          small
          aria-label={`Send again: ${deliveredName(event)}, ${at(createdAt)}`}
          onClick={again}
        >
          Send again
        </Button>
      </div>
      <p class="quiet">{historyOf(delivery, at)}</p>
      {problem && state !== 'delivered' && <p class="delivery-problem">{problem}</p>}
      <details>
        <summary>Message{response ? ' and answer' : ''}</summary>
        <pre class="condition">{JSON.stringify(delivery.body, null, 2)}</pre>
        {response && (
          <>
            <p class="quiet">The receiver answered{doneAt ? '' : ' last'}:</p>
            <pre class="condition">{response}</pre>
          </>
        )}
      </details>
    </li>
  );
}

/** `3 tries, the last answered 500; next on …`. */
function historyOf(
  { tries, status, state, nextTryAt, doneAt }: Delivery,
  at: (instant: string) => string,
): string {
  const told = tries === 0 ? 'Not tried yet' : plural(tries, 'try', 'tries');
  const answered = tries > 0 && (status === null ? 'nothing answered' : `answered ${status}`);
  const next =
    state === 'waiting'
      ? nextTryAt && `next ${Date.parse(nextTryAt) <= Date.now() ? 'in a moment' : at(nextTryAt)}`
      : doneAt && `${state === 'delivered' ? 'arrived' : 'given up'} ${at(doneAt)}`;
  return [told, answered, next].filter(Boolean).join(' · ');
}
