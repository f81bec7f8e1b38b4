import type { RpcResult } from '../../core/model/rpc.ts';
import type { App } from '../../core/model/workspace.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { plural } from '../app/format.ts';

/** Before the first tag: says where the way begins, from what is there already. */
export function FirstFeature({ app, data }: { app: App | null; data: RpcResult<'adoption'> }) {
  if (!app) {
    return (
      <EmptyState
        title="Connect your product first"
        actions={
          <ButtonLink variant="primary" href="#/settings/apps">
            Add your product
          </ButtonLink>
        }
      >
        <p>One line in its pages, and use is recorded from then on, before anything is named.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Name your first feature"
      actions={
        <>
          <ButtonLink
            variant="primary"
            href={app.origins.find((o) => !o.includes('*')) ?? '#/live'}
          >
            Open {app.name}
          </ButtonLink>
          <ButtonLink href={`#/install/${app.id}`}>Check the installation</ButtonLink>
        </>
      }
    >
      <p>
        {data.activeVisitors > 0
          ? `${plural(data.activeVisitors, 'visitor')} have been active in ${app.name}, and what they clicked is recorded already. `
          : ''}
        A feature is an element of your product that you give a name. Its use counts from the first
        recorded click, not from the day you name it.
      </p>
      <ol class="how">
        <li>Open your product with Waymark’s extension and press its toolbar button.</li>
        <li>Point at a button, a tab, a menu: you see at once who used it in the last 30 days.</li>
        <li>Give it a name and an area, save. It appears here.</li>
      </ol>
    </EmptyState>
  );
}
