/** Messages to other systems: which there are, and whether they arrive. For admins, who answer for where data goes. */
import type { Webhook } from '../../../core/model/webhook.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatCount } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { Section } from '../Section.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import { WebhookPage } from './WebhookPage.tsx';
import { eventNames } from './webhook-words.ts';

/** One list for all three views, so that going in and back loads nothing twice. */
export function WebhooksSettings({ id }: { id: string | undefined }) {
  const { workspace } = useCurrent();
  const webhooks = useRpc('list_webhooks', { workspace: workspace.id });
  if (id === 'new') return <NewWebhook />;
  return (
    <Loaded query={webhooks} failed="The webhooks could not be loaded">
      {(rows) => {
        if (id === undefined) return <List rows={rows} />;
        const found = rows.find((one) => one.id === id);
        return found ? <WebhookPage key={id} webhook={found} /> : <Gone />;
      }}
    </Loaded>
  );
}

function Gone() {
  return (
    <EmptyState
      title="This webhook is gone"
      actions={<ButtonLink href="#/settings/webhooks">All webhooks</ButtonLink>}
    >
      <p>It was deleted, or belongs to another workspace of yours.</p>
    </EmptyState>
  );
}

function List({ rows }: { rows: readonly Webhook[] }) {
  const add = (
    <ButtonLink icon="plus" href="#/settings/webhooks/new">
      Add a webhook
    </ButtonLink>
  );
  return (
    <Section
      flush
      title="Webhooks"
      lead="Tell Slack or another system at once: when a detractor answers, or when something goes live. Each message is signed, retried for three days, and kept in a log."
      actions={rows.length > 0 && add}
    >
      {rows.length === 0 ? (
        <EmptyState title="Nobody is told yet" actions={add}>
          <p>
            A detractor’s answer that somebody reads the same hour is worth more than one in next
            month’s report.
          </p>
        </EmptyState>
      ) : (
        <ul class="app-rows">
          {rows.map((webhook) => (
            <Row key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const { id, name, url, events, active, delivered, failed, waiting } = webhook;
  return (
    <li>
      <a href={`#/settings/webhooks/${id}`}>
        <span class="stack-start">
          <b>{name}</b>
          <small>{new URL(url).host}</small>
          <small>{events.map((event) => eventNames[event].name).join(' · ')}</small>
        </span>
        <span class="stack">
          {active ? (
            <span>{formatCount(delivered)} delivered</span>
          ) : (
            <span class="switched-off">Switched off</span>
          )}
          {(failed > 0 || waiting > 0) && (
            <small>
              {[
                failed > 0 && `${formatCount(failed)} given up`,
                waiting > 0 && `${formatCount(waiting)} waiting`,
              ]
                .filter(Boolean)
                .join(', ')}
            </small>
          )}
        </span>
        <Icon name="chevronRight" />
      </a>
    </li>
  );
}
