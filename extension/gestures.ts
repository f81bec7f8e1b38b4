/**
 * What a person does outside our pages: the toolbar button, its shortcut, the context menu. All lead to the
 * panel being open and the page in tag mode.
 */
import { findSidebar } from './browser.ts';
import type { PageMode } from './messages/protocol.ts';

type Browser = Pick<typeof chrome, 'action' | 'contextMenus' | 'runtime' | 'tabs' | 'sidePanel'>;

type Dependencies = {
  browser: Browser;
  enter: (tab: number, mode: PageMode) => Promise<unknown>;
};

const pageContexts = ['page', 'link', 'image', 'selection', 'editable', 'video'] as const;

export function listenToGestures({ browser, enter }: Dependencies): void {
  /** Firefox has no side panel, Chrome no sidebar. */
  const openPanel = (tabId: number) => {
    const sidebar = findSidebar();
    return sidebar ? sidebar.open() : browser.sidePanel.open({ tabId });
  };

  const begin = (tab?: { id?: number | undefined }) => {
    if (tab?.id === undefined) return;
    // Synchronously, before anything is awaited: the browser takes the gesture back at the first await.
    openPanel(tab.id).catch((error: unknown) => console.error('The panel did not open:', error));
    void enter(tab.id, 'tag');
  };

  browser.action.onClicked.addListener(begin);

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === 'tag') begin(tab);
    else void browser.tabs.create({ url: browser.runtime.getURL('/console.html') });
  });

  browser.runtime.onInstalled.addListener(async () => {
    // An update finds the items of the version before it.
    await browser.contextMenus.removeAll();
    const title = 'Tag with Waymark';
    browser.contextMenus.create({ id: 'tag', title, contexts: [...pageContexts] });
    browser.contextMenus.create({
      id: 'console',
      title: 'Open the Waymark console',
      contexts: ['action'],
    });
  });
}
