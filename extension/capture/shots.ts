/**
 * Taking the picture: a look, the frame, a second look. A window that was being resized, or a page that slid away
 * under the first look, is taken once more, since boxes of another moment would lie beside what they hide.
 */
import { newId } from '../new-id.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import type { CapturePage } from './capture-page.ts';
import type { Frames } from './frames.ts';
import { cut, sizeOf, toPixels } from './pixels.ts';
import type { PageLook, PageScan, WindowBox } from './protocol.ts';
import type { NewPicture } from './store.ts';
import { bothOf, redactionsOf } from './suggestions.ts';
import { takeWholePage } from './whole-page.ts';

/** A tab as gestures name it. */
export type Target = { id: number; windowId: number };

export type Shot = {
  look: Pick<PageLook, 'facts' | 'elements' | 'selection'>;
  pictures: NewPicture[];
  unseen: { frames: number; drawings: number; moved: boolean };
  scale: number;
};

type Taken = {
  look: PageLook;
  frame: Blob;
  scan: PageScan;
  moved: boolean;
  isResized: boolean;
};

/** The quota makes each half a second. */
const mostLooks = 3;

type Dependencies = {
  frames: Frames;
  pages: (tab: number) => CapturePage;
  tabs: Pick<typeof chrome.tabs, 'get'>;
  /** How far a long page is. */
  badge: (text: string) => void;
};

export function createShots({ frames, pages, tabs, badge }: Dependencies) {
  const isInFront = async (tab: number): Promise<boolean> => {
    const found = await tabs.get(tab).catch(() => undefined);
    return found?.active === true;
  };

  /** The frame and the two looks around it. */
  const takeFrame = async (
    tab: Target,
    mask: string[],
    box?: WindowBox,
  ): Promise<Outcome<Taken>> => {
    const page = pages(tab.id);
    const look = await page.send('capture.look', { mask, box: box ?? null });
    if (!look.ok) return look;
    const frame = await frames.take(tab.windowId);
    const seen = await page.send('capture.seen', {});
    if (!frame.ok) return frame;
    if (!(await isInFront(tab.id)))
      return fail('left', 'Another tab came to the front. Nothing was saved: capture again there.');
    const { facts, scan } = look.data;
    const after = seen.ok ? seen.data.scan : null;
    const isResized =
      seen.ok &&
      (seen.data.viewport.width !== facts.viewport.width ||
        seen.data.viewport.height !== facts.viewport.height);
    const moved = !seen.ok || isResized || hasShifted(scan, after);
    return succeed({
      look: look.data,
      frame: frame.data,
      scan: bothOf(scan, after),
      moved,
      isResized,
    });
  };

  /** A window that was being resized, or a page that slid away under the look, is looked at once more. */
  const takeWindow = async (
    tab: Target,
    mask: string[],
    box?: WindowBox,
  ): Promise<Outcome<Shot>> => {
    let taken = await takeFrame(tab, mask, box);
    if (!taken.ok) return taken;
    const first = taken.data.look;
    for (let tries = 1; tries < mostLooks && taken.ok && taken.data.moved; tries++)
      taken = await takeFrame(tab, mask, box);
    if (!taken.ok) return taken;
    const { frame, scan, moved, isResized } = taken.data;
    // Where the pointer was at the press, not where it has gone since.
    const look = { ...taken.data.look, elements: first.elements, selection: first.selection };
    // Its boxes would lie beside what they should hide.
    if (isResized) return fail('resized', 'The window kept changing its size. Capture once more.');
    const { viewport, title } = look.facts;
    const size = await sizeOf(frame);
    const scale = size.width / viewport.width;
    const rect = toPixels(look.box ?? { x: 0, y: 0, ...viewport }, scale, size);
    // What is cut away is not kept either.
    const source = box ? await cut(frame, rect) : frame;
    const drawing = redactionsOf(scan.boxes, inCss(rect, scale), newId);
    const pictures = [{ source, drawing, scale, alt: title }];
    return succeed({ look, pictures, unseen: { ...scan.unseen, moved }, scale });
  };

  const takePage = async (tab: Target, mask: string[]): Promise<Outcome<Shot>> => {
    const { send } = pages(tab.id);
    const taken = await takeWholePage({
      ...{ send, frames, window: tab.windowId, mask },
      progress: (done, total) => badge(`${done}/${total}`),
      isInFront: () => isInFront(tab.id),
    });
    badge('');
    if (!taken.ok) return taken;
    const { facts, scale, tiles, boxes, unseen } = taken.data;
    const pictures = tiles.map(({ source, region }) => {
      const drawing = redactionsOf(boxes, region, newId);
      return { source, drawing, scale, alt: facts.title };
    });
    const look = { facts, elements: [], selection: '' };
    return succeed({ look, pictures, unseen: { ...unseen, moved: false }, scale });
  };

  return { takeWindow, takePage };
}

/** Boxes that stand elsewhere after the frame than before it: the picture may show a third state. */
function hasShifted(before: PageScan, after: PageScan | null): boolean {
  if (!after) return false;
  const keyOf = ({ x, y, width, height }: WindowBox) =>
    [x, y, width, height].map((value) => Math.round(value / 2)).join();
  const known = new Set(before.boxes.map(keyOf));
  return (
    after.boxes.length !== before.boxes.length || after.boxes.some((box) => !known.has(keyOf(box)))
  );
}

/** Whole pixels are what the picture shows; boxes are laid on it by these. */
const inCss = (rect: WindowBox, scale: number): WindowBox => ({
  x: rect.x / scale,
  y: rect.y / scale,
  width: rect.width / scale,
  height: rect.height / scale,
});
