/**
 * One running widget: captures into a log from the first moment, while the larger part, which may need the
 * network and the disk, is still being loaded; then hands the log over.
 */
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { normalisePath } from '../../core/targeting/path.ts';
import { describe } from '../../dom/describe.ts';
import { startCapture } from './capture/capture.ts';
import { createLog } from './log.ts';
import type { CallName, Click, Core, Delivery, View } from './notes.ts';
import { guard, type Report } from './report.ts';
import type { Context, InitOptions } from './types.ts';

export type Widget = {
  call(name: CallName, args: unknown[]): void;
  context(): Omit<Context, 'custom'> | undefined;
  destroy(): void;
};

export function startWidget(options: InitOptions, view: View, report: Report): Widget {
  const life = new AbortController();
  const { signal } = life;
  const { note, listen } = createLog();
  let mask: readonly string[] = [options.mask ?? []].flat();
  let manualPath: string | undefined;
  let capturing: AbortController | undefined;
  let enter: ((within: View) => void) | undefined;
  let watcher: ((click: Click) => void) | undefined;
  let lastClick: Descriptor | undefined;
  let delivery: Delivery | undefined;

  const path = () => manualPath ?? normalisePath(view.location);

  const see = (element: Element) => describe(element, { mask });

  function capture(on: boolean): void {
    if (on === !!capturing) return;
    capturing?.abort();
    capturing = on ? new AbortController() : undefined;
    if (!capturing) return;
    enter = startCapture({
      view,
      signal: AbortSignal.any([signal, capturing.signal]),
      report,
      onUse: (kind, target) => note({ kind, at: Date.now(), path: path(), seen: see(target) }),
      onClick(click) {
        const seen = see(click.target);
        lastClick = seen;
        const happening = { kind: 'click' as const, at: Date.now(), path: path(), seen };
        note(happening);
        watcher?.({ ...click, happening });
      },
    });
  }

  const core: Core = {
    options,
    view,
    report,
    guard: (run) => guard(report, run),
    signal,
    began: { at: Date.now(), href: view.location.href, path: path() },
    listen,
    capture,
    enter: (frame) => enter?.(frame),
    mask(selectors) {
      mask = selectors;
    },
    onClick(wanted) {
      watcher = wanted;
    },
    lastClick: () => lastClick,
    path,
    forgetPath() {
      manualPath = undefined;
    },
  };

  capture(true);
  import('./delivery/delivery.ts')
    .then(({ createDelivery }) => {
      if (!signal.aborted) delivery = createDelivery(core);
    })
    .catch((problem) => {
      // Nothing can leave: stop gathering.
      report(problem);
      life.abort();
    });

  return {
    call(name, args) {
      const [to] = args;
      if (name === 'page' && to) manualPath = normalisePath({ pathname: String(to), hash: '' });
      note({ call: name, args, at: Date.now(), path: path() });
    },
    context: () => delivery?.context(),
    destroy() {
      delivery?.end();
      life.abort();
    },
  };
}
