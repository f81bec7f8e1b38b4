/**
 * The npm entry, and what the loader imports. One widget a page: the functions below are bound to it, so that
 * `import { track } from '@waymark/widget'` and `window.waymark.track` are the same. Importing touches
 * nothing; a server may import it too.
 */
import { createApi } from './api.ts';

export type {
  ConsentState,
  Context,
  CustomContext,
  IdentifyOptions,
  InitOptions,
  QueuedCall,
  Traits,
  Waymark,
} from './types.ts';

const { api, adopt } = createApi();
export const { init, identify, group, track, page, show, reset, consent, destroy, context } = api;
/** For the loader: takes its stub over, with the calls that wait in it. */
export { adopt };
