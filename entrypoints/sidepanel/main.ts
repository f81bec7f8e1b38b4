import { browser } from '../../extension/browser.ts';
import { mountPanel } from '../../extension/panel/mount.tsx';

const root = document.querySelector('#app');
if (!root) throw new Error('sidepanel.html lacks #app.');
const closing = new AbortController();
addEventListener('pagehide', () => closing.abort());
await mountPanel({ root, browser, signal: closing.signal });
