/**
 * What a person does outside our pages: the toolbar button, shortcuts, the context menus. The button leads to
 * the panel being open and the page in tag mode; the capture key and its menu items picture the page and leave
 * everything else as it is. Each of them is what lets the browser give a picture at all.
 */
import { findSidebar } from './browser.ts';
import type { Extras } from './capture/capturer.ts';
import type { How } from './capture/protocol.ts';
import type { Target } from './capture/shots.ts';
import type { PageMode } from './messages/protocol.ts';

type Browser = Pick<
  typeof chrome,
  'action' | 'commands' | 'contextMenus' | 'runtime' | 'tabs' | 'sidePanel'
>;

type Dependencies = {
  browser: Browser;
  enter: (tab: number, mode: PageMode) => Promise<unknown>;
  capture: (tab: Target, how: How, extras?: Extras) => Promise<unknown>;
};

/** Commands and menu items by what they picture. */
const captures: Readonly<Record<string, How>> = {
  'capture-page': 'visible',
  'capture-area': 'area',
  'capture-element': 'element',
  'capture-whole': 'page',
};

const pageContexts = ['page', 'link', 'image', 'selection', 'editable', 'video'] as const;

/** Firefox has no side panel, Chrome no sidebar. */
export const createOpenPanel =
  (browser: Pick<Browser, 'sidePanel'>) =>
  (tabId: number): Promise<void> => {
    const sidebar = findSidebar();
    return sidebar ? sidebar.open() : browser.sidePanel.open({ tabId });
  };

type Tab = { id?: number | undefined; windowId?: number | undefined };

export function listenToGestures({ browser, enter, capture }: Dependencies): void {
  const openPanel = createOpenPanel(browser);

  const begin = (tab?: Tab) => {
    if (tab?.id === undefined) return;
    // Synchronously, before anything is awaited: the browser takes the gesture back at the first await.
    openPanel(tab.id).catch((error: unknown) => console.error('The panel did not open:', error));
    void enter(tab.id, 'tag');
  };

  const take = (how: How, tab?: Tab, extras?: Extras) => {
    const { id, windowId } = tab ?? {};
    if (id !== undefined && windowId !== undefined) void capture({ id, windowId }, how, extras);
  };

  browser.action.onClicked.addListener(begin);

  browser.commands.onCommand.addListener((command, tab) => {
    const how = captures[command];
    if (how) take(how, tab);
  });

  browser.contextMenus.onClicked.addListener((info, tab) => {
    const how = captures[String(info.menuItemId)];
    if (how) take(how, tab, { selection: info.selectionText });
    else if (info.menuItemId === 'tag') begin(tab);
    else void browser.tabs.create({ url: browser.runtime.getURL('/console.html') });
  });

  browser.runtime.onInstalled.addListener(() => void makeMenus(browser));
}

type MenuContexts = NonNullable<chrome.contextMenus.CreateProperties['contexts']>;

async function makeMenus({ contextMenus }: Browser): Promise<void> {
  // An update finds the items of the version before it.
  await contextMenus.removeAll();
  const onPage: MenuContexts = [...pageContexts];
  contextMenus.create({ id: 'tag', title: 'Tag with Waymark', contexts: onPage });
  const both: MenuContexts = [...pageContexts, 'action'];
  contextMenus.create({ id: 'capture-page', title: 'Capture feedback', contexts: both });
  contextMenus.create({ id: 'capture-area', title: 'Capture an area', contexts: both });
  contextMenus.create({
    id: 'capture-whole',
    title: 'Capture the whole page',
    contexts: both,
  });
  contextMenus.create({ id: 'console', title: 'Open the Waymark console', contexts: ['action'] });
}
