/** A new integration: first which tool, then where in it and with which token. */
import { useMemo, useState } from 'preact/hooks';
import {
  type IntegrationDraft,
  type Tracker,
  trackers,
} from '../../../core/model/voice/integration.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { newId } from '../../app/new-id.ts';
import { useServices } from '../../app/services.ts';
import { Section } from '../Section.tsx';
import { IntegrationFields } from './IntegrationFields.tsx';
import { trackerWords } from './tracker-words.ts';
import { useIntegrationForm } from './use-integration-form.ts';

const blank = (tracker: Tracker): IntegrationDraft => ({
  ...{ id: newId(), name: trackerWords[tracker].name, tracker, site: null, place: '' },
  ...{ issueType: null, statuses: trackerWords[tracker].statuses, active: true },
});

export function NewIntegration() {
  const [tracker, setTracker] = useState<Tracker>('jira');
  return (
    <>
      <a class="back" href="#/settings/integrations">
        Integrations
      </a>
      <NewForm key={tracker} tracker={tracker} onTracker={setTracker} />
    </>
  );
}

type Props = { tracker: Tracker; onTracker: (tracker: Tracker) => void };

function NewForm({ tracker, onTracker }: Props) {
  const { router } = useServices();
  const start = useMemo(() => blank(tracker), []);
  const form = useIntegrationForm(start, ({ id }) => router.go(`/settings/integrations/${id}`));
  return (
    <form onSubmit={form.submit} noValidate aria-label="New integration">
      <Section title="Connect a tool">
        <RadioGroup
          legend="Tool"
          look="segments"
          value={tracker}
          choices={trackers.map((value) => ({ value, label: trackerWords[value].name }))}
          onValue={onTracker}
        />
        <IntegrationFields form={form} hasToken={false} />
        <div class="save-bar">
          <FormError text={form.error} />
          <ButtonLink href="#/settings/integrations">Cancel</ButtonLink>
          <Button type="submit" variant="primary" busy={form.busy}>
            Connect it
          </Button>
        </div>
      </Section>
    </form>
  );
}
