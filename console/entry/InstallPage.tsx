import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useCurrent } from '../app/current.ts';
import { InstallCheck } from './InstallCheck.tsx';
import { Snippet } from './Snippet.tsx';

/** The last step of setting up, and where somebody returns until events arrive. */
export function InstallPage({ app: id }: { app: number }) {
  const app = useCurrent().workspace.apps.find((one) => one.id === id);
  if (!app) {
    return (
      <div class="page">
        <h1 class="wm-hidden">Install</h1>
        <EmptyState
          title="This app is not in the workspace"
          actions={<ButtonLink href="#/settings/apps">Go to apps</ButtonLink>}
        >
          <p>It may belong to another workspace of yours: switch at the top left.</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div class="page page-narrow">
      <header class="page-head">
        <h1>Connect {app.name}</h1>
      </header>
      <ol class="steps">
        <li>
          <h2>Put this into the head of every page</h2>
          <p>
            In your layout or template, once. It loads after your page and never gets in its way.
            All three values are public.
          </p>
          <Snippet app={app} />
        </li>
        <li>
          <h2>Open your product and click around</h2>
          <InstallCheck app={app} />
        </li>
        <li>
          <h2>Name your first feature</h2>
          <p>
            Open your product with Waymark’s extension, press the toolbar button, and click the
            element you want to follow. You see who used it before you save.
          </p>
          <ButtonLink href="#/features" icon="features">
            Go to Features
          </ButtonLink>
        </li>
      </ol>
    </div>
  );
}
