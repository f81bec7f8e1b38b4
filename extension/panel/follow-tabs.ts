/** Keeps the panel with the tab in front of its window, through new pages in it. */
import { findNote } from '../notes/link.ts';
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

  /** A link to a note, where the browser lets us see the address: the script need not be there yet. */
  const lookForLink = async (id: number) => {
    const tab = await tabs.get(id).catch(() => undefined);
    const note = tab?.url && findNote(tab.url);
    if (note && page.tab.value === id) page.wantedNote.value = { note, isLinked: true };
  };

  const onActivated = () => pinned === undefined && void followFront();

  const onUpdated = (id: number, change: { status?: string | undefined }) => {
    if (id !== page.tab.value || change.status !== 'complete') return;
    const mode = page.mode.value;
    page.follow(id);
    // A mode outlives a navigation: whoever marks a site goes from page to page.
    if (mode !== 'off') void page.setMode(mode);
    void lookForLink(id);
  };

  tabs.onActivated.addListener(onActivated);
  tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    tabs.onActivated.removeListener(onActivated);
    tabs.onUpdated.removeListener(onUpdated);
  });
  const begin = async () => {
    if (pinned === undefined) await followFront();
    else page.follow(pinned);
    if (page.tab.value !== undefined) await lookForLink(page.tab.value);
  };
  void begin();
}
