import type { App } from '../../core/model/workspace.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { environmentNames } from '../app/labels.ts';
import { InstallCheck } from '../entry/InstallCheck.tsx';
import { Snippet } from '../entry/Snippet.tsx';
import { CaptureSettings } from './CaptureSettings.tsx';
import { GeneralAppSettings } from './GeneralAppSettings.tsx';
import { IdentitySettings } from './IdentitySettings.tsx';
import { OriginsSettings } from './OriginsSettings.tsx';
import { Section } from './Section.tsx';

/** From the list of workspaces, which is loaded anyway and is renewed after each save. */
export function AppSettings({ id }: { id: number }) {
  const app = useCurrent().workspace.apps.find((one) => one.id === id);
  if (!app) {
    return (
      <EmptyState
        title="This app is not in the workspace"
        actions={<ButtonLink href="#/settings/apps">All apps</ButtonLink>}
      >
        <p>It may belong to another workspace of yours: switch at the top left.</p>
      </EmptyState>
    );
  }
  return <Settings app={app} />;
}

/** Whether it works comes first, then what may come in, what is recorded, who they are. */
function Settings({ app }: { app: App }) {
  const may = useMay('administer');
  return (
    <>
      <div class="setting-title">
        <a class="back" href="#/settings/apps">
          Apps
        </a>
        <h2>
          {app.name}{' '}
          <span class={`environment environment-${app.environment}`}>
            {environmentNames[app.environment]}
          </span>
        </h2>
      </div>
      <Section title="Installation" lead="Checked while you look.">
        <InstallCheck app={app} />
        <Snippet app={app} />
      </Section>
      <OriginsSettings app={app} disabled={!may} />
      <CaptureSettings app={app} disabled={!may} />
      <IdentitySettings app={app} disabled={!may} />
      <GeneralAppSettings app={app} disabled={!may} />
    </>
  );
}
