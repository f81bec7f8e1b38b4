/** Tools that requests go out to: which there are, and whether they work. For admins, who hold the tokens. */
import type { Integration } from '../../../core/model/voice/integration.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatCount } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { Section } from '../Section.tsx';
import { IntegrationPage } from './IntegrationPage.tsx';
import { NewIntegration } from './NewIntegration.tsx';
import { trackerWords } from './tracker-words.ts';

/** Often enough that a test's answer is seen as it comes; the sender looks every few seconds. */
const everyMs = 2_000;

export function IntegrationsSettings({ id }: { id: string | undefined }) {
  const { workspace } = useCurrent();
  const args = { workspace: workspace.id };
  const seen = useRpc('list_integrations', args);
  const isWaiting = seen.data?.some(({ check }) => check?.state === 'waiting') ?? false;
  const list = useRpc('list_integrations', args, { every: isWaiting ? everyMs : false });
  if (id === 'new') return <NewIntegration />;
  return (
    <Loaded query={list} failed="The integrations could not be loaded">
      {(rows) => {
        if (id === undefined) return <List rows={rows} />;
        const found = rows.find((one) => one.id === id);
        return found ? <IntegrationPage key={id} integration={found} /> : <Gone />;
      }}
    </Loaded>
  );
}

function Gone() {
  return (
    <EmptyState
      title="This integration is gone"
      actions={<ButtonLink href="#/settings/integrations">All integrations</ButtonLink>}
    >
      <p>It was deleted, or belongs to another workspace of yours.</p>
    </EmptyState>
  );
}

function List({ rows }: { rows: readonly Integration[] }) {
  const add = (
    <ButtonLink icon="plus" href="#/settings/integrations/new">
      Connect a tool
    </ButtonLink>
  );
  return (
    <Section
      flush
      title="Integrations"
      lead="Requests go out to Jira, Linear, GitHub or Slack with the customers’ words and pictures; their status comes back."
      actions={rows.length > 0 && add}
    >
      {rows.length === 0 ? (
        <EmptyState title="No tool is connected yet" actions={add}>
          <p>
            Developers see who asked and what they said, where they work. When they close the issue,
            those who heard the customer learn whom to tell.
          </p>
        </EmptyState>
      ) : (
        <ul class="app-rows">
          {rows.map((one) => (
            <Row key={one.id} integration={one} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function stateOf({ active, hasToken, check }: Integration) {
  if (!active) return <span class="switched-off">Switched off</span>;
  if (!hasToken) return <Badge tone="warn">No token</Badge>;
  if (check?.state === 'failed') return <Badge tone="danger">Does not work</Badge>;
  return check?.state === 'fine' ? (
    <Badge tone="accent">Works</Badge>
  ) : (
    <Badge>Not tested yet</Badge>
  );
}

function Row({ integration }: { integration: Integration }) {
  const { id, name, tracker, place, waiting, failed } = integration;
  const counts = [
    waiting > 0 && `${formatCount(waiting)} on the way`,
    failed > 0 && `${formatCount(failed)} given up`,
  ].filter(Boolean);
  return (
    <li>
      <a href={`#/settings/integrations/${id}`}>
        <span class="stack-start">
          <b>{name}</b>
          <small>
            {trackerWords[tracker].name} · {place}
          </small>
        </span>
        <span class="stack">
          {stateOf(integration)}
          {counts.length > 0 && <small>{counts.join(', ')}</small>}
        </span>
        <Icon name="chevronRight" />
      </a>
    </li>
  );
}
