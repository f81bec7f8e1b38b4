/** One webhook: switched on or off, changed, tried, its secret replaced, its log, its end. */
import { useState } from 'preact/hooks';
import type { Webhook } from '../../../core/model/webhook.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCall } from '../../app/use-call.ts';
import { DeleteSection } from '../DeleteSection.tsx';
import { SaveBar } from '../SaveBar.tsx';
import { Section } from '../Section.tsx';
import { DeliveryLog } from './DeliveryLog.tsx';
import { SecretNotice } from './SecretNotice.tsx';
import { touched, useWebhookForm } from './use-webhook-form.ts';
import { WebhookFields } from './WebhookFields.tsx';

/** The log first: whoever comes here wants to know whether it works. */
export function WebhookPage({ webhook }: { webhook: Webhook }) {
  const toast = useToast();
  const form = useWebhookForm(webhook, () => toast({ text: 'Saved.' }));
  return (
    <>
      <div class="setting-title">
        <a class="back" href="#/settings/webhooks">
          Webhooks
        </a>
        <h2>{webhook.name}</h2>
      </div>
      <DeliveryLog webhook={webhook} />
      <form onSubmit={form.submit} noValidate aria-label="Webhook">
        <Section title="What it tells, and whom">
          <Checkbox
            look="switch"
            label="Switched on"
            hint="While it is off, nothing new is told; what waits already is still sent."
            checked={form.value.active}
            onChecked={(active) => form.change({ active })}
          />
          <WebhookFields value={form.value} onChange={form.change} urlProblem={form.urlProblem} />
          <SaveBar {...form} onReset={form.reset} />
        </Section>
      </form>
      <Secret webhook={webhook} />
      <Delete webhook={webhook} />
    </>
  );
}

/** The old one ends at once, which is the point when it has leaked. */
function Secret({ webhook }: { webhook: Webhook }) {
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string>();
  return (
    <Section title="Secret" lead="Signs every message. It cannot be read again, only replaced.">
      {secret && <SecretNotice secret={secret} />}
      <div class="wm-actions">
        <Button icon="refresh" onClick={() => setAsking(true)}>
          Make a new secret
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={`Make a new secret for ${webhook.name}?`}
          confirmLabel="Replace the secret"
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const reply = await call('rotate_webhook_secret', { webhook: webhook.id });
            if (!reply.ok) return reply.error.message;
            setSecret(reply.data.secret);
            return undefined;
          }}
        >
          The present one ends at once: a receiver that checks signatures refuses what comes until
          it has the new one. What waits is then sent again by itself.
        </ConfirmDialog>
      )}
    </Section>
  );
}

/** No way back: a new one would have another secret, and its log is gone with it. */
function Delete({ webhook }: { webhook: Webhook }) {
  const call = useCall();
  const { id, name } = webhook;
  return (
    <DeleteSection
      what="webhook"
      name={name}
      onDelete={() => call('delete_webhook', { webhook: id }, touched)}
      back="/settings/webhooks"
    >
      Its secret and its log go with it, and what waits is not sent. This cannot be undone.
    </DeleteSection>
  );
}
