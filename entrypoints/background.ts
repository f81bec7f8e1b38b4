import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../extension/browser.ts';
import { startWorker } from '../extension/worker.ts';

export default defineBackground({
  type: 'module',
  main() {
    // The worker's lifetime is the browser's to end; nothing here ever aborts it.
    startWorker({ browser, signal: new AbortController().signal });
  },
});
