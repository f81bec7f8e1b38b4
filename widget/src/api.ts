/** The public functions. Each passes the guard, so the host page never sees the widget fail. */
import type { CallName } from './notes.ts';
import { createReport, guard } from './report.ts';
import type { Context, CustomContext, InitOptions, QueuedCall, Waymark } from './types.ts';
import { startWidget, type Widget } from './widget.ts';

/** Calls before `init`; a page that never calls it must not grow. */
const mostEarly = 200;

/** What stands at `window.waymark`: the API, and `push` for calls made before it was there. */
export type Global = Waymark & { push(...calls: QueuedCall[]): void };
/** What may have stood there before us. */
export type Before = QueuedCall[] | undefined;
export type Host = { waymark?: Global | Before };

export type Api = {
  api: Waymark;
  /** The loader's stub becomes the widget, for those too who have kept a reference to it. */
  adopt(stub: Global, calls: QueuedCall[], before: Before): void;
};

export function createApi(): Api {
  let widget: Widget | undefined;
  let early: [CallName, unknown[]][] = [];
  let custom: CustomContext | undefined;
  let debug = false;
  /** At `window.waymark`, and what it took the place of. */
  let here: { global: Global; before: Before } | undefined;
  const report = createReport(() => debug);
  // Safe, here and below: what stands there may be anything; it is compared, and asked whether it is a list.
  const host = () => window as unknown as Host;

  /** Checked when it arrives where the rules are; until then it waits. */
  const forward = (name: CallName) =>
    guard(report, (...args: unknown[]) => {
      if (widget) widget.call(name, args);
      else if (early.length < mostEarly) early.push([name, args]);
    });

  function init(given: InitOptions): void {
    debug ||= !!given?.debug;
    const before = host().waymark;
    if (widget || (before && before !== here?.global && !Array.isArray(before))) {
      throw new Error('init: the widget is already running on this page. Embed it once.');
    }
    widget = startWidget(given, window, report);
    for (const call of early.splice(0)) widget.call(...call);
    if (here) return;
    here = { global: { ...api, push }, before: before as Before };
    host().waymark = here.global;
    if (here.before) push(...here.before.splice(0));
  }

  function context(): Context | undefined;
  function context(given: CustomContext): void;
  function context(given?: CustomContext): Context | undefined {
    if (given !== undefined) {
      custom = given;
      return undefined;
    }
    const known = widget?.context();
    const added = typeof custom === 'function' ? guard(report, custom)() : custom;
    return known && { ...known, custom: added };
  }

  function destroy(): void {
    widget?.destroy();
    if (here && host().waymark === here.global) {
      if (here.before) host().waymark = here.before;
      else delete host().waymark;
    }
    widget = here = custom = undefined;
    early = [];
    debug = false;
  }

  const api: Waymark = {
    init: guard(report, init),
    identify: forward('identify'),
    group: forward('group'),
    track: forward('track'),
    page: forward('page'),
    show: forward('show'),
    reset: forward('reset'),
    consent: forward('consent'),
    destroy: guard(report, destroy),
    // Safe: the guard keeps arguments and result, but cannot name both shapes of an overload.
    context: guard(report, context) as Waymark['context'],
  };

  /** `['identify', 'u_1']` is `identify('u_1')`. What names no method is passed over. */
  function push(...calls: QueuedCall[]): void {
    for (const [name, ...args] of calls) {
      // Safe: every method takes what it gets and checks it.
      (api[name] as ((...args: unknown[]) => void) | undefined)?.(...args);
    }
  }

  return {
    api,
    adopt: guard(report, (stub, calls, before) => {
      here = { global: Object.assign(stub, api, { push }), before };
      push(...calls.splice(0));
    }),
  };
}
