/** How the workspace weighs what it hears, and by which names it knows its accounts. */
import type { VoiceSettings as Values } from '../../../core/model/voice/settings.ts';
import { useCurrent, useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useCall } from '../../app/use-call.ts';
import { SaveBar } from '../SaveBar.tsx';
import { Section } from '../Section.tsx';
import { useDraft } from '../use-draft.ts';
import { AnswersFields } from './AnswersFields.tsx';
import { TraitFields } from './TraitFields.tsx';
import { WeightFields } from './WeightFields.tsx';
import { WeightsEffect } from './WeightsEffect.tsx';

export function VoiceSettings() {
  const { workspace } = useCurrent();
  const settings = useRpc('get_voice_settings', { workspace: workspace.id });
  return (
    <Loaded query={settings} failed="The settings of the customer’s voice could not be loaded">
      {(saved) => <VoiceForm saved={saved} />}
    </Loaded>
  );
}

/** Everything that is weighed by them. */
const reads = [
  ...(['get_voice_settings', 'list_requests', 'get_request', 'why_demand'] as const),
  ...(['find_accounts', 'get_account', 'list_audit', 'preview_weights'] as const),
];

function VoiceForm({ saved }: { saved: Values }) {
  const { workspace } = useCurrent();
  const may = useMay('administer');
  const call = useCall();
  const form = useDraft(saved, async (changes) => {
    const args = { workspace: workspace.id, settings: { ...saved, ...changes } };
    const reply = await call('set_voice_settings', args, reads);
    return reply.ok ? undefined : reply.error.message;
  });
  return (
    <form class="voice-form" onSubmit={form.submit} noValidate aria-label="Customer voice">
      <Section
        title="What a request is worth"
        lead={
          <>
            Demand adds up over accounts, each once: weight × importance × age × state. Weight is 1
            + ln(1 + revenue / median revenue); an account whose revenue nobody knows weighs as the
            median does. “Why this number” on each request shows the rows.
          </>
        }
      >
        {!may && <p class="quiet">Only admins can change these.</p>}
        <WeightFields
          weights={form.value.weights}
          disabled={!may}
          onChange={(part) => form.change({ weights: { ...form.value.weights, ...part } })}
        />
        {may && form.changed && <WeightsEffect settings={form.value} />}
        {form.changed && <SaveBar {...form} onReset={form.reset} />}
      </Section>
      <Section
        title="Accounts"
        lead="The traits under which your product, or an import, tells what an account pays and how it is."
      >
        <TraitFields
          settings={form.value}
          disabled={!may}
          onTraits={(part) => form.change({ traits: { ...form.value.traits, ...part } })}
          onCurrency={(currency) => form.change({ currency })}
        />
        {form.changed && <SaveBar {...form} onReset={form.reset} />}
      </Section>
      <Section title="Survey answers">
        <AnswersFields
          answers={form.value.answers}
          disabled={!may}
          onAnswers={(answers) => form.change({ answers })}
        />
        <SaveBar {...form} onReset={form.reset} />
      </Section>
    </form>
  );
}
