import type { ComponentChildren } from 'preact';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

/** Shows its children once the page can be reached, and until then what stands in the way. */
export function PageGate({ children }: { children: ComponentChildren }) {
  const { page } = useServices();
  const problem = page.problem.value;
  if (page.connected.value) return <>{children}</>;
  if (!problem) return <Skeleton rows={3} label="Reaching the page" />;
  if (problem.code === 'no-access') return <NoAccess />;
  return (
    <div class="gate" role="status">
      <Icon name="shield" size={20} />
      <h2>Not on this page</h2>
      <p class="soft">{problem.message}</p>
    </div>
  );
}

/** Least privilege: a page is seen after a gesture on it, or where its site was allowed once and for all. */
function NoAccess() {
  const { page, askForOrigins, shortcut } = useServices();
  const { app } = useWork();
  const origins = app.origins.filter((origin) => origin !== '*');
  // Inside the click, or the browser shows no dialog.
  const allow = async () => {
    if (await askForOrigins(origins)) await page.setMode(page.mode.value);
  };
  return (
    <div class="gate" role="status">
      <Icon name="shield" size={20} />
      <h2>Waymark may not see this page yet</h2>
      <p class="soft">
        Press its button in the toolbar
        {shortcut && (
          <>
            , or <Kbd keys={shortcut.replaceAll('+', ' ')} /> on the page
          </>
        )}
        . It then sees this tab until you leave the site.
      </p>
      {origins.length > 0 && (
        <>
          <Button icon="check" onClick={allow}>
            Always allow on {app.name}
          </Button>
          <p class="soft origins">{origins.join(', ')}</p>
        </>
      )}
    </div>
  );
}
