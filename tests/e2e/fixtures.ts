/**
 * A real Chromium with the extension as it is shipped: the production build, the production manifest, no test
 * hooks. What only a person can do (press the toolbar button) is done through the browser's own protocol.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type BrowserContext,
  test as base,
  type CDPSession,
  chromium,
  type Page,
  type Worker,
} from '@playwright/test';
import { chromiumArgs, getChromium } from '../../local/chromium.ts';
import { repoDir } from '../../local/paths.ts';

// As wxt.config.ts: a build of work in progress lies elsewhere.
const built = path.join(
  path.resolve(repoDir, process.env.WAYMARK_EXT_OUT ?? 'dist/ext'),
  'chrome-mv3',
);

/** Chromium names an unpacked extension after its folder. */
function extensionIdOf(folder: string): string {
  const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...digits].map((c) => String.fromCharCode(97 + Number.parseInt(c, 16))).join('');
}

export type ExtensionOptions = {
  /** Match patterns that the person has granted, e.g. `http://127.0.0.1:8080/*`; none by default. */
  origins?: string[];
  /** Becomes `waymark.json`: where the panel finds its server without asking. */
  server?: { url: string; publishableKey: string };
  /** Pages as large as the window gives them: what the browser pictures is the window, not an emulated one. */
  window?: { width: number; height: number };
  /** Pixels of the screen to a CSS pixel; 1 by default. */
  scale?: number;
};

export type Extension = {
  context: BrowserContext;
  id: string;
  worker: () => Promise<Worker>;
  /** The toolbar button, pressed on this page: a gesture, with all that it grants. */
  clickAction: (page: Page) => Promise<void>;
  /**
   * A shortcut of the manifest, on this page. Key events never reach commands in a driven browser: the gesture
   * is the toolbar's (`clickAction`, once for each page), and the command is told as the browser would.
   */
  dispatchCommand: (page: Page, command: string) => Promise<void>;
  /** Ends the worker as the browser does when it is idle. */
  stopWorker: () => Promise<void>;
  /** What the browser's own side panel shows; '' while there is none. */
  sidePanelText: () => Promise<string>;
  /** The panel as a page of its own, beside the given page. */
  openPanel: (beside?: Page) => Promise<Page>;
  /** The browser is quit and started again, with the same profile. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

/** Grants that a person gave earlier: the browser's dialog cannot be answered by a test. */
async function grantOrigins(profile: string, id: string, origins: string[]): Promise<void> {
  const granted = {
    api: [],
    manifest_permissions: [],
    explicit_host: origins,
    scriptable_host: [],
  };
  const settings = { [id]: { granted_permissions: granted, runtime_granted_permissions: granted } };
  await mkdir(path.join(profile, 'Default'), { recursive: true });
  const preferences = JSON.stringify({ extensions: { settings } });
  await writeFile(path.join(profile, 'Default/Preferences'), preferences);
}

export async function launchExtension(options: ExtensionOptions = {}): Promise<Extension> {
  const home = await mkdtemp(path.join(tmpdir(), 'waymark-e2e-'));
  const folder = path.join(home, 'extension');
  const profile = path.join(home, 'profile');
  await cp(built, folder, { recursive: true });
  // A developer's own `npm start` may have left its address in the build.
  await rm(path.join(folder, 'waymark.json'), { force: true });
  if (options.server) {
    await writeFile(path.join(folder, 'waymark.json'), JSON.stringify(options.server));
  }
  const id = extensionIdOf(folder);
  await grantOrigins(profile, id, options.origins ?? []);
  const size = options.window && `--window-size=${options.window.width},${options.window.height}`;
  const open = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: getChromium(),
      headless: true,
      viewport: options.window ? null : { width: 1280, height: 800 },
      args: [
        ...chromiumArgs,
        ...(size ? [size] : []),
        ...(options.scale ? [`--force-device-scale-factor=${options.scale}`] : []),
        `--disable-extensions-except=${folder}`,
        `--load-extension=${folder}`,
        '--enable-unsafe-extension-debugging',
      ],
    });
  const extension: Extension = {
    ...drive(await open(), id),
    async restart() {
      await extension.context.close();
      Object.assign(extension, drive(await open(), id));
    },
    async close() {
      await extension.context.close();
      await rm(home, { recursive: true, force: true });
    },
  };
  return extension;
}

function drive(context: BrowserContext, id: string): Omit<Extension, 'close' | 'restart'> {
  const browser = context.browser();
  if (!browser) throw new Error('A persistent context has a browser.');
  const session = browser.newBrowserCDPSession();
  const targets = async (filter: { type?: string; exclude?: boolean }[] = [{}]) =>
    (await (await session).send('Target.getTargets', { filter })).targetInfos;
  const worker = async () => context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
  return {
    context,
    id,
    worker,
    async clickAction(page) {
      // Who presses the button looks at the page.
      await page.bringToFront();
      // The action belongs to the tab, which is another target than the page in it.
      const tab = (await targets()).find(({ type, url }) => type === 'tab' && url === page.url());
      if (!tab) throw new Error(`No tab shows ${page.url()}.`);
      const press = { id, targetId: tab.targetId };
      // safe: an experimental command that the types do not list
      await (await session).send('Extensions.triggerAction' as never, press as never);
    },
    async dispatchCommand(page, command) {
      const tab = await findTab(worker, page);
      await (await worker()).evaluate(
        async ({ command, id }) => {
          // safe: undocumented, and what the browser itself does
          const { onCommand } = chrome.commands as unknown as {
            onCommand: { dispatch(command: string, tab: chrome.tabs.Tab): void };
          };
          onCommand.dispatch(command, await chrome.tabs.get(id));
        },
        { command, id: tab },
      );
    },
    async stopWorker() {
      const own = (await targets()).find(
        ({ type, url }) => type === 'service_worker' && url.includes(id),
      );
      if (own) await (await session).send('Target.closeTarget', { targetId: own.targetId });
    },
    async sidePanelText() {
      const url = `chrome-extension://${id}/sidepanel.html`;
      const panel = (await targets()).find((one) => one.type === 'page' && one.url === url);
      return panel ? readText(await session, panel.targetId) : '';
    },
    async openPanel(beside) {
      const url = `chrome-extension://${id}/sidepanel.html`;
      const query = beside ? `?tab=${await findTab(worker, beside)}` : '';
      const panel = await context.newPage();
      await panel.setViewportSize({ width: 400, height: 900 });
      await panel.goto(url + query);
      return panel;
    },
  };
}

/** Playwright does not list side panels among its pages, so this one is asked over the bare protocol. */
async function readText(session: CDPSession, targetId: string): Promise<string> {
  const attached = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const { sessionId } = attached;
  const answer = new Promise<string>((resolve) => {
    const hear = (event: { sessionId: string; message: string }) => {
      if (event.sessionId !== sessionId) return;
      session.off('Target.receivedMessageFromTarget', hear);
      resolve(String(JSON.parse(event.message).result?.result?.value ?? ''));
    };
    session.on('Target.receivedMessageFromTarget', hear);
  });
  const params = { expression: 'document.body.innerText', returnByValue: true };
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  const text = await answer;
  await session.send('Target.detachFromTarget', { sessionId });
  return text;
}

async function findTab(worker: Extension['worker'], page: Page): Promise<number> {
  await page.bringToFront();
  const tab = await (await worker()).evaluate(async () => {
    const [active] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return active?.id;
  });
  if (tab === undefined) throw new Error('The browser names no tab in front.');
  return tab;
}

/** Launches as many as a test needs; all are closed after it. */
export const test = base.extend<{
  launch: (options?: ExtensionOptions) => Promise<Extension>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know the dependencies
  launch: async ({}, use) => {
    const open: Extension[] = [];
    await use(async (options) => {
      const extension = await launchExtension(options);
      open.push(extension);
      return extension;
    });
    await Promise.all(open.map((extension) => extension.close()));
  },
});

export { expect } from '@playwright/test';
