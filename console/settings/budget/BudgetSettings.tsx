/** Attention: how often anybody may be interrupted, who agreed to exceptions, and who must look before publishing. */
import type { Engagement } from '../../../core/model/engagement.ts';
import type { App } from '../../../core/model/workspace.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useCall } from '../../app/use-call.ts';
import { usePublish } from '../../app/use-publish.ts';
import { SaveBar } from '../SaveBar.tsx';
import { Section } from '../Section.tsx';
import { useDraft } from '../use-draft.ts';
import { BudgetEffect } from './BudgetEffect.tsx';
import { BudgetFields } from './BudgetFields.tsx';
import { Exceptions } from './Exceptions.tsx';
import { ReviewSettings } from './ReviewSettings.tsx';

/** The workspace's, read through any of its apps: all of them share it. */
export function BudgetSettings() {
  const { app } = useCurrent();
  if (app) return <OfApp app={app} />;
  return (
    <EmptyState
      title="Connect your product first"
      actions={<ButtonLink href="#/settings/apps">Add your product</ButtonLink>}
    >
      <p>The budget holds for the guides and surveys of all your apps together.</p>
    </EmptyState>
  );
}

function OfApp({ app }: { app: App }) {
  const engagement = useRpc('get_engagement', { app: app.id });
  return (
    <Loaded query={engagement} failed="The attention budget could not be loaded">
      {(data) => (
        <>
          <Budget app={app} engagement={data} />
          <Exceptions />
          <ReviewSettings requireReview={data.requireReview} />
        </>
      )}
    </Loaded>
  );
}

/** Saved whole and published at once: a budget that waits for the next publication is none. */
export function useSaveBudget() {
  const { workspace } = useCurrent();
  const call = useCall();
  const publish = usePublish();
  return async (changes: Partial<Engagement['budget']> & { requireReview?: boolean }) => {
    const args = { workspace: workspace.id, changes };
    const reply = await call('set_budget', args, ['get_engagement', 'list_audit']);
    if (!reply.ok) return reply.error.message;
    for (const { key, config } of reply.data.configs) await publish(key, config);
    return undefined;
  };
}

type Props = { app: App; engagement: Engagement };

function Budget({ app, engagement: { budget } }: Props) {
  const may = useMay('administer');
  const form = useDraft(budget, useSaveBudget());
  return (
    <form onSubmit={form.submit} noValidate aria-label="Attention budget">
      <Section
        title="Attention budget"
        lead="One budget for guides and surveys together, for each person, kept on the server. What people open themselves, and what lies in the page (inline banners, cards, hotspots, checklists), interrupts nobody."
      >
        {!may && <p class="quiet">Only admins can change it.</p>}
        <BudgetFields budget={form.value} disabled={!may} onChange={form.change} />
        {form.changed && <BudgetEffect app={app} before={budget} after={form.value} />}
        <SaveBar {...form} onReset={form.reset} />
      </Section>
    </form>
  );
}
