import { mountAnnotator } from '../../extension/annotator/mount.tsx';
import { browser } from '../../extension/browser.ts';

const root = document.querySelector('#annotate');
if (!root) throw new Error('annotate.html lacks #annotate.');
const closing = new AbortController();
addEventListener('pagehide', () => closing.abort());
await mountAnnotator({ root, browser, signal: closing.signal });
