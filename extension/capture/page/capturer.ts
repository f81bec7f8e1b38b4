/**
 * The script that capturing puts into a page: it looks, holds still while the frame is taken, lets a person
 * choose what to picture, scrolls a long page, and says what became of it. It has no pictures and no database.
 */
import type { DescribeOptions } from '../../../dom/describe.ts';
import { scanPage } from '../../../dom/secrets/scan.ts';
import { targetOf } from '../../../dom/tree.ts';
import { createSender, type Runtime, serve } from '../../messages/messenger.ts';
import { fail, type Outcome, succeed } from '../../outcome.ts';
import {
  captureProtocol,
  fromPageProtocol,
  type PageLook,
  type PageScan,
  type WindowBox,
} from '../protocol.ts';
import { boxIn, choose } from './choose.ts';
import { describeAround, hovered, readFacts, selectedText } from './facts.ts';
import { beginSlices, type Slices } from './slices.ts';
import { holdStill, painted, type Stillness } from './stillness.ts';
import { showToast, type ToastContent } from './toast.ts';

export type CapturerRuntime = Runtime & { sendMessage(message: unknown): Promise<unknown> };

/** A frame that never comes must not leave the page held. */
const patienceMs = 6_000;

export function startCapturer(runtime: CapturerRuntime, signal: AbortSignal): void {
  const tell = createSender(fromPageProtocol, (message) => runtime.sendMessage(message));
  const looking = createLooking();
  const slicing = createSlicing(signal);
  const toasts = createToasts(tell, signal);
  /** What the person chose last, for the look that follows. */
  let chosen: Element | undefined;
  let pressed: Element | undefined;
  // A menu opens where it was asked for; by the time it is answered the pointer is elsewhere.
  addEventListener('contextmenu', (event) => (pressed = targetOf(event)), {
    signal,
    capture: true,
  });

  serve(
    captureProtocol,
    {
      'capture.there': () => succeed({}),
      'capture.look': async ({ mask, box }) => {
        const start = box ? chosen : (pressed ?? hovered());
        pressed = undefined;
        const look = await looking.look(start, { mask });
        return succeed({ ...look, box: (box && chosen && visibleBox(chosen)) ?? box });
      },
      'capture.seen': async () => succeed(await looking.seen()),
      'capture.choose': ({ how, mask }) => {
        const done: Parameters<typeof choose>[0]['done'] = (choice) => {
          chosen = choice?.element;
          if (choice) void tell('capture.chosen', { how, box: choice.box });
        };
        choose({ how, mask, signal, done });
        return succeed({});
      },
      'capture.toast': (content) => {
        toasts(content);
        return succeed({});
      },
      'slices.begin': ({ mask }) => slicing.begin(mask),
      'slices.go': ({ slice }) => slicing.go(slice),
      'slices.seen': ({ slice, total }) => slicing.seen(slice, total),
      'slices.end': () => {
        slicing.end();
        return succeed({});
      },
    },
    { runtime, signal, report: (error) => console.error('Waymark:', error) },
  );
}

/** undefined once it is gone: then the place where it was is what there is. */
function visibleBox(element: Element): WindowBox | undefined {
  const box = boxIn(element);
  return element.isConnected && box.width > 0 && box.height > 0 ? box : undefined;
}

function createLooking() {
  let still: Stillness | undefined;
  let mask: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    still?.end();
    still = undefined;
  };
  return {
    async look(
      start: Element | undefined,
      options: DescribeOptions,
    ): Promise<Omit<PageLook, 'box'>> {
      end();
      mask = options.mask ?? [];
      const elements = describeAround(start, options);
      const [facts, selection] = [readFacts(), selectedText()];
      still = holdStill();
      timer = setTimeout(end, patienceMs);
      const scan = await scanPage(document, { mask });
      await painted();
      return { facts, elements, selection, scan };
    },
    async seen() {
      const moved = still?.moved() ?? true;
      end();
      const scan = moved ? await scanPage(document, { mask }) : null;
      return { viewport: readFacts().viewport, scan };
    },
  };
}

function createSlicing(signal: AbortSignal) {
  let slices: Slices | undefined;
  let still: Stillness | undefined;
  let mask: readonly string[] = [];
  const end = () => {
    slices?.end();
    slices = undefined;
    still?.end();
    still = undefined;
  };
  return {
    end,
    begin(selectors: readonly string[]) {
      end();
      mask = selectors;
      still = holdStill();
      slices = beginSlices(signal, end);
      const { frame, height, count } = slices;
      return succeed({ facts: readFacts(), frame, height, slices: count });
    },
    async seen(slice: number, total: number): Promise<Outcome<PageScan>> {
      const scan = await scanPage(document, { mask });
      slices?.tell(`Capturing ${slice + 1} of ${total}. Esc stops.`);
      return succeed(scan);
    },
    async go(slice: number): Promise<Outcome<{ at: number | null; scan: PageScan }>> {
      if (!slices)
        return fail('ended', 'The page was put back: the capture took too long. Try again.');
      const at = await slices.go(slice);
      return succeed({ at, scan: await scanPage(document, { mask }) });
    },
  };
}

type Tell = ReturnType<typeof createSender<typeof fromPageProtocol>>;

/** One at a time: a burst of captures is a burst of pictures, not of words about them. */
function createToasts(tell: Tell, signal: AbortSignal) {
  let shown = new AbortController();
  return (content: ToastContent) => {
    shown.abort();
    shown = new AbortController();
    const capture = content.capture ?? '';
    showToast(content, {
      signal: AbortSignal.any([signal, shown.signal]),
      say: (text) => void tell('capture.said', { capture, text: text.slice(0, 10_000) }),
      details: () => void tell('capture.details', { capture }),
      undo: () => void tell('capture.undo', { capture }),
    });
  };
}
