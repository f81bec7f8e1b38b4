/** A new webhook: first what and where, then its secret, which is shown this once. */
import { useMemo, useState } from 'preact/hooks';
import type { WebhookDraft } from '../../../core/model/webhook.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { newId } from '../../app/new-id.ts';
import { Section } from '../Section.tsx';
import { SecretNotice } from './SecretNotice.tsx';
import { useWebhookForm } from './use-webhook-form.ts';
import { WebhookFields } from './WebhookFields.tsx';

/** What most come for. */
const blank = (): WebhookDraft => ({
  ...{ id: newId(), name: '', url: '', events: ['survey.detractor'], format: 'json' },
  active: true,
});

export function NewWebhook() {
  const start = useMemo(blank, []);
  const [secret, setSecret] = useState<string>();
  const form = useWebhookForm(start, (reply) => setSecret(reply.secret ?? ''));
  if (secret !== undefined) {
    return (
      <Section title="The webhook is made" lead="Copy its secret before you go on.">
        <SecretNotice secret={secret} />
        <div class="wm-actions">
          <ButtonLink variant="primary" href={`#/settings/webhooks/${start.id}`}>
            Go on and send a test
          </ButtonLink>
        </div>
      </Section>
    );
  }
  return (
    <>
      <a class="back" href="#/settings/webhooks">
        Webhooks
      </a>
      <form onSubmit={form.submit} noValidate aria-label="New webhook">
        <Section title="Add a webhook">
          <WebhookFields value={form.value} onChange={form.change} urlProblem={form.urlProblem} />
          <div class="save-bar">
            <FormError text={form.error} />
            <ButtonLink href="#/settings/webhooks">Cancel</ButtonLink>
            <Button type="submit" variant="primary" busy={form.busy}>
              Add it
            </Button>
          </div>
        </Section>
      </form>
    </>
  );
}
