import { defineContentScript } from 'wxt/utils/define-content-script';
import { browser } from '../../extension/browser.ts';
import { startTagger, type TaggerRuntime } from '../../extension/tagger/tagger.ts';

/** Registered at run time only: the manifest names no page (wxt.config.ts tells why). */
export default defineContentScript({
  registration: 'runtime',
  // The page is not told that we are here.
  noScriptStartedPostMessage: true,
  main(ctx) {
    // safe: the browser's runtime, of which only these members are used
    startTagger(browser.runtime as TaggerRuntime, ctx.signal);
  },
});
