import { mountConsole } from '../../console/main.tsx';
import { browser } from '../../extension/browser.ts';
import { findConsolePage } from '../../extension/console-backend.ts';

const root = document.querySelector<HTMLElement>('#console');
if (!root) throw new Error('console.html lacks #console.');
const page = new AbortController();
const found = await findConsolePage(browser, page.signal);
if (found) {
  const { backend, defaults } = found;
  const { widgetUrl, consoleUrl } = defaults ?? {};
  mountConsole(root, { ...backend, backend, widgetUrl, consoleUrl }, page.signal);
} else {
  root.textContent = 'Press the Waymark button in the toolbar and sign in there first.';
}
