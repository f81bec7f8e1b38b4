/** What a product that uses Formbricks has in its pages. The package is a loader: the rest is its server's. */
import formbricks from '@formbricks/js';

void formbricks.setup({
  appUrl: new URL(import.meta.url).origin,
  workspaceId: 'bench',
});
void formbricks.track('page_opened');
