/**
 * The classic script that a page embeds with one line. It puts a stub at `window.waymark`, where calls wait,
 * and imports the widget itself. Settings come from the script tag's `data-*` attributes.
 */
import type { Before, Global, Host } from './api.ts';
import type { InitOptions, Method, QueuedCall } from './types.ts';

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
  if (script.dataset.app) calls.unshift(['init', readOptions(script.dataset)]);
  import(/* @vite-ignore */ new URL('./index.js', script.src).href).then(
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
