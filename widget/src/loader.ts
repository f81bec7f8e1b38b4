/**
 * The classic script that a page embeds with one line. It puts a stub at `window.waymark`, where calls wait,
 * and imports the widget itself. Settings come from the script tag's `data-*` attributes. What is needed next in
 * any case is asked for at once, beside each other: on a slow network a page waits for turns, not for bytes.
 */
import type { Before, Global, Host } from './api.ts';
import type { InitOptions, LoaderOptions, Method, QueuedCall } from './types.ts';

/** The build writes in where delivery lies; index.js imports the very same file. */
declare const __DELIVERY__: string;

type Module = { adopt(stub: Global, calls: QueuedCall[], before: Before): void };

const methods: Method[] = [
  'init',
  'identify',
  'group',
  'track',
  'page',
  'show',
  'reset',
  'consent',
  'destroy',
  'context',
];

/** `data-debug` alone is yes. */
function readOptions({ debug, gzip, ...rest }: DOMStringMap): InitOptions {
  const isOn = (text: string | undefined) => text !== undefined && text !== 'false';
  // Safe: `init` checks every field and says which is missing.
  return { ...rest, debug: isOn(debug), gzip: isOn(gzip) } as unknown as InitOptions;
}

/** The published settings, unless the browser refuses capture, or nobody looks at the page yet. */
function askSettings({ url, app }: DOMStringMap): Promise<Response | undefined> | undefined {
  // Safe: read as unknown; not in TypeScript's library yet.
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & {
    globalPrivacyControl?: unknown;
  };
  const { prerendering } = document as Document & { prerendering?: unknown };
  if (!url || !app || doNotTrack === '1' || globalPrivacyControl === true || prerendering) return;
  const address = `${url.replace(/\/+$/, '')}/storage/v1/object/public/config/${encodeURIComponent(app)}/current.json`;
  // Whatever goes wrong, delivery asks again in its own way.
  const signal = AbortSignal.timeout(10_000);
  return fetch(address, { credentials: 'omit', signal }).catch(() => undefined);
}

function load(script: HTMLScriptElement, host: Host): void {
  const before = host.waymark;
  const warn = (message: string) => {
    if (script.dataset.debug !== undefined) console.warn(`[waymark] ${message}`);
  };
  if (before && !Array.isArray(before)) {
    warn('The widget is already on this page. Embed it once.');
    return;
  }
  let calls = before ?? [];
  const push = (...more: QueuedCall[]) => void calls.push(...more);
  const stubs = methods.map((name) => [name, (...args: unknown[]) => stub.push([name, ...args])]);
  // Safe: one function for each method, which the widget replaces by its own.
  const stub = Object.assign({ push }, Object.fromEntries(stubs)) as Global;
  host.waymark = stub;
  const fetchCode = (file: string) => import(/* @vite-ignore */ new URL(file, script.src).href);
  const code = fetchCode('./index.js');
  if (script.dataset.app) {
    // Asked for again by index.js, which says so if it cannot be had.
    fetchCode(__DELIVERY__).catch(() => undefined);
    const settings = askSettings(script.dataset);
    const options: LoaderOptions = { ...readOptions(script.dataset), settings };
    calls.unshift(['init', options]);
  }
  code.then(
    (module: Module) => module.adopt(stub, calls, before),
    (problem) => {
      // Blocked or unreachable: the page goes on, and what it calls goes nowhere instead of piling up.
      calls = [];
      stub.push = () => undefined;
      warn(`The widget could not be loaded (${problem}). Allow its address in script-src.`);
    },
  );
}

const { currentScript } = document;
// Safe: `window.waymark` is ours by name; what stands there is asked for what it is.
if (currentScript instanceof HTMLScriptElement) load(currentScript, window as unknown as Host);
