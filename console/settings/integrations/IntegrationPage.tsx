/** One integration: whether it works, what it is, where its tool tells us of changes, its end. */
import type { Integration } from '../../../core/model/voice/integration.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatInstant, plural } from '../../app/format.ts';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';
import { DeleteSection } from '../DeleteSection.tsx';
import { SaveBar } from '../SaveBar.tsx';
import { Section } from '../Section.tsx';
import { IntegrationFields } from './IntegrationFields.tsx';
import { trackerWords } from './tracker-words.ts';
import { draftOf, touched, useIntegrationForm } from './use-integration-form.ts';

type Props = { integration: Integration };

/** Whether it works comes first: saving asks the tool at once. */
export function IntegrationPage({ integration }: Props) {
  const toast = useToast();
  const form = useIntegrationForm(draftOf(integration), () => toast({ text: 'Saved.' }));
  const words = trackerWords[integration.tracker];
  return (
    <>
      <div class="setting-title">
        <a class="back" href="#/settings/integrations">
          Integrations
        </a>
        <h2>{integration.name}</h2>
      </div>
      <Works integration={integration} />
      <form onSubmit={form.submit} noValidate aria-label="Integration">
        <Section title={`Where in ${words.name}`}>
          <Checkbox
            look="switch"
            label="Switched on"
            hint="While it is off, nothing is sent and no status comes back."
            checked={form.value.active}
            onChecked={(active) => form.change({ active })}
          />
          <IntegrationFields form={form} hasToken={integration.hasToken} />
          <SaveBar {...form} onReset={form.reset} />
        </Section>
      </form>
      {words.hasStatus && integration.hook && (
        <Hook integration={integration} hook={integration.hook} />
      )}
      <Delete integration={integration} />
    </>
  );
}

function Works({ integration }: Props) {
  const { id, check, waiting, failed, lastProblem, hasToken } = integration;
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const run = async () => {
    const reply = await call('test_integration', { integration: id }, touched);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  const isWaiting = check?.state === 'waiting';
  const sent = [
    waiting > 0 && `${plural(waiting, 'issue')} on the way`,
    failed > 0 && `${plural(failed, 'issue')} given up`,
  ].filter(Boolean);
  return (
    <Section
      title="Does it work?"
      actions={
        <Button icon="refresh" busy={isWaiting} onClick={() => void run()}>
          Test it
        </Button>
      }
    >
      <div class="wm-form" role="status">
        {!hasToken && <p>It has no token yet, so nothing can be sent.</p>}
        {hasToken && check === null && <p>Nobody has tested it yet.</p>}
        {isWaiting && <p>Asking {trackerWords[integration.tracker].name}…</p>}
        {check?.state === 'fine' && (
          <p>
            <Badge tone="accent">It works</Badge>{' '}
            <small class="quiet">{check.at && formatInstant(check.at, workspace.timezone)}</small>
          </p>
        )}
        {hasToken && check?.state === 'failed' && (
          <p>
            <Badge tone="danger">It does not work</Badge> {check.problem}
          </p>
        )}
        {sent.length > 0 && <p>{sent.join(', ')}.</p>}
        {lastProblem && <p class="wm-note wm-note-wrong">Last problem: {lastProblem}</p>}
      </div>
    </Section>
  );
}

/** Without it a status is asked for every quarter of an hour. */
function Hook({ integration, hook }: Props & { hook: string }) {
  const { backend } = useServices();
  return (
    <Section
      title="Statuses at once"
      lead="A status comes back by itself within a quarter of an hour. With a webhook in the tool it comes at once."
    >
      <div class="wm-form">
        <CopyField
          label="Address for its webhook"
          text={`${backend.url}/functions/v1/receive-issue/${hook}`}
        />
        <p class="wm-note">
          {trackerWords[integration.tracker].hook} Whoever knows this address can tell us a status:
          keep it to yourselves.
        </p>
      </div>
    </Section>
  );
}

function Delete({ integration }: Props) {
  const call = useCall();
  const { id, name, tracker } = integration;
  return (
    <DeleteSection
      what="integration"
      name={name}
      onDelete={() => call('delete_integration', { integration: id }, touched)}
      back="/settings/integrations"
    >
      Its token goes, and no request knows its issue there any more. The issues themselves stay in{' '}
      {trackerWords[tracker].name}. This cannot be undone.
    </DeleteSection>
  );
}
