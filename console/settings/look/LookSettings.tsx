/** The app's look: what guides and surveys wear, seen as people will see it while it is chosen. */
import { useState } from 'preact/hooks';
import type { Engagement } from '../../../core/model/engagement.ts';
import { type Theme, theme as themeSchema } from '../../../core/model/theme.ts';
import type { App } from '../../../core/model/workspace.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useCall } from '../../app/use-call.ts';
import { usePublish } from '../../app/use-publish.ts';
import { touched } from '../../engage/use-item-actions.ts';
import { SaveBar } from '../SaveBar.tsx';
import { Section } from '../Section.tsx';
import { LookChecks } from './LookChecks.tsx';
import { LookFields } from './LookFields.tsx';
import { LookPreview } from './LookPreview.tsx';

export function LookSettings() {
  const { app } = useCurrent();
  if (app) return <OfApp key={app.id} app={app} />;
  return (
    <EmptyState
      title="Connect your product first"
      actions={<ButtonLink href="#/settings/apps">Add your product</ButtonLink>}
    >
      <p>The look belongs to an app: what is shown in it should look like it.</p>
    </EmptyState>
  );
}

function OfApp({ app }: { app: App }) {
  const engagement = useRpc('get_engagement', { app: app.id });
  return (
    <Loaded query={engagement} failed="The look could not be loaded">
      {(data) => <Look app={app} engagement={data} />}
    </Loaded>
  );
}

/** A token that is taken back is gone from the whole, so the whole is what is saved. */
function useLook({ app, engagement }: { app: App; engagement: Engagement }) {
  const call = useCall();
  const publish = usePublish();
  const toast = useToast();
  const [draft, setDraft] = useState<Theme>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const saved = engagement.theme;
  const write = async (theme: Theme): Promise<string | undefined> => {
    const reply = await call('set_engagement', { app: app.id, changes: { theme } }, touched);
    if (reply.ok) await publish(app.key, reply.data.config);
    return reply.ok ? undefined : reply.error.message;
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || !draft) return;
    if (!themeSchema.safeParse(draft).success) {
      return setError(
        'Colours must be like #0a7f5a, and a font a list of names without quotes around the whole.',
      );
    }
    setBusy(true);
    const wrong = await write(draft);
    setBusy(false);
    setError(wrong);
    if (wrong) return;
    // What was changed while it was being saved is still to be saved.
    setDraft((now) => (now === draft ? undefined : now));
    const undo = async () => {
      const problem = await write(saved);
      if (problem) toast({ text: problem, tone: 'wrong' });
    };
    toast({
      text: 'The look is saved; open pages take it up within a minute.',
      action: { label: 'Undo', run: () => void undo() },
    });
  };
  const reset = () => {
    setDraft(undefined);
    setError(undefined);
  };
  const theme = draft ?? saved;
  const changed = JSON.stringify(theme) !== JSON.stringify(saved);
  return { theme, change: setDraft, changed, busy, error, submit, reset };
}

function Look(props: { app: App; engagement: Engagement }) {
  const may = useMay('tag');
  const { theme, change, submit, ...bar } = useLook(props);
  return (
    <form onSubmit={submit} noValidate aria-label="Look">
      <Section
        title={`Look of ${props.app.name}`}
        lead="What guides and surveys wear in this app. Single ones may differ where they are edited."
        actions={
          may &&
          Object.keys(theme).length > 0 && (
            <Button icon="undo" onClick={() => change({})}>
              Back to the usual look
            </Button>
          )
        }
      >
        {!may && <p class="quiet">Editors change it. Your role sees it.</p>}
        <LookPreview theme={theme} />
        <LookChecks theme={theme} onTheme={may ? change : undefined} />
        <LookFields theme={theme} disabled={!may} onTheme={change} />
        <SaveBar {...bar} onReset={bar.reset} />
      </Section>
    </form>
  );
}
