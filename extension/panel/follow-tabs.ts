/** Keeps the panel with the tab in front of its window, through new pages in it. */
import type { PageLink } from './page-link.ts';

type Options = {
  browser: Pick<typeof chrome, 'tabs'>;
  page: PageLink;
  /** Stay with this tab whatever comes to the front. */
  pinned: number | undefined;
  signal: AbortSignal;
};

export function followTabs({ browser, page, pinned, signal }: Options): void {
  const { tabs } = browser;

  /** The panel lies in a window, so the front tab of that window is its page. */
  const followFront = async () => {
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    if (tab?.id !== undefined && tab.id !== page.tab.value) page.follow(tab.id);
  };

  const onActivated = () => pinned === undefined && void followFront();

  const onUpdated = (id: number, change: { status?: string | undefined }) => {
    if (id !== page.tab.value || change.status !== 'complete') return;
    const mode = page.mode.value;
    page.follow(id);
    // A mode outlives a navigation: whoever marks a site goes from page to page.
    if (mode !== 'off') void page.setMode(mode);
  };

  tabs.onActivated.addListener(onActivated);
  tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    tabs.onActivated.removeListener(onActivated);
    tabs.onUpdated.removeListener(onUpdated);
  });
  if (pinned === undefined) void followFront();
  else page.follow(pinned);
}
