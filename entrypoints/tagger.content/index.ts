import { defineContentScript } from 'wxt/utils/define-content-script';

/** Registered at run time only: the manifest names no page (permissions, wxt.config.ts). */
export default defineContentScript({
  registration: 'runtime',
  // The page is not told that we are here.
  noScriptStartedPostMessage: true,
  main(ctx) {
    console.log(ctx);
  },
});
