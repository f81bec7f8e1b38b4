import { defineContentScript } from 'wxt/utils/define-content-script';
import { browser } from '../../extension/browser.ts';
import { type CapturerRuntime, startCapturer } from '../../extension/capture/page/capturer.ts';

/** Put in by the worker at the first capture in a tab; the manifest names no page. */
export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main(ctx) {
    // safe: the browser's runtime, of which only these members are used
    startCapturer(browser.runtime as CapturerRuntime, ctx.signal);
  },
});
