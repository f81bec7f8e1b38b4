import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { Workspace } from '../../settings.ts';
import { useServices } from '../services.ts';
import { environmentNames } from '../words.ts';

/** Asked once; remembered, and changed in the header. */
export function ChooseApp({ workspaces }: { workspaces: readonly Workspace[] | null }) {
  const { send, openConsole } = useServices();
  if (!workspaces) return <Skeleton label="Reading your workspaces" />;
  // A workspace without an app has nothing to tag; the console is where one is made.
  const withApps = workspaces.filter((workspace) => workspace.apps.length > 0);
  if (withApps.length === 0) {
    return (
      <main>
        <EmptyState
          title="No product to work on yet"
          actions={
            <>
              <Button variant="primary" icon="external" onClick={() => openConsole()}>
                Open the console
              </Button>
              <Button icon="refresh" onClick={() => send('sync.now', {})}>
                Look again
              </Button>
            </>
          }
        >
          <p>
            Make a workspace and an app in the console, or ask a colleague to invite you to theirs.
          </p>
        </EmptyState>
      </main>
    );
  }
  return (
    <main class="choose">
      <h1>Which product?</h1>
      {withApps.map((workspace) => (
        <section key={workspace.id}>
          <h2>{workspace.name}</h2>
          <ul>
            {workspace.apps.map((app) => (
              <li key={app.id}>
                <button
                  type="button"
                  onClick={() => send('session.choose', { workspace: workspace.id, app: app.id })}
                >
                  <b>{app.name}</b>
                  <small>{environmentNames[app.environment]}</small>
                  <Icon name="chevronRight" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
