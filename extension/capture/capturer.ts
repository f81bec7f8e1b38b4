/**
 * Capturing, from the gesture to the draft: the page's script is put in, looks, the frame is taken, and picture,
 * place, element and context are kept in one transaction; only then does anything say "saved". No field is
 * asked for: words may come later.
 */

import type { CaptureContext } from '../../core/model/voice/evidence.ts';
import { blankEvidence } from '../../core/model/voice/evidence.ts';
import type { Db } from '../db.ts';
import { newId } from '../new-id.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import { findChosenApp, findSetting, writeSetting } from '../settings.ts';
import type { CapturePage } from './capture-page.ts';
import { machineOf, parsePageContext, seenPageOf } from './context.ts';
import { findFeature } from './feature-of.ts';
import type { Frames } from './frames.ts';
import { cut, sizeOf, toPixels } from './pixels.ts';
import type { How, PageLook, PageScan, WindowBox } from './protocol.ts';
import { addCapture, type NewPicture } from './store.ts';
import { bothOf, redactionsOf } from './suggestions.ts';
import { takeWholePage } from './whole-page.ts';

/** A tab as gestures name it. */
export type Target = { id: number; windowId: number };

export type Extras = {
  /** What was marked, as the context menu tells it: also from frames that the page's script cannot reach. */
  selection?: string | undefined;
  /** What a person has chosen on the page. */
  box?: WindowBox | undefined;
};

type Dependencies = {
  db: Db;
  frames: Frames;
  pages: (tab: number) => CapturePage;
  /** What the page says about itself, as text of its own making. */
  readContext: (tab: number) => Promise<string | null>;
  tabs: Pick<typeof chrome.tabs, 'get' | 'getZoom'>;
  machine: { userAgent: string; language: string; zone: string };
  now: () => number;
  /** What became of it is said on the toolbar too: a page that is closed to us cannot show a toast. */
  badge: (text: string) => void;
};

export type Capturer = ReturnType<typeof createCapturer>;

type Shot = {
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

export function createCapturer(own: Dependencies) {
  const { db, pages, tabs, now, badge } = own;

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
    const look = await page.send('capture.look', { mask, box: box ?? null, picked: Boolean(box) });
    if (!look.ok) return look;
    const frame = await own.frames.take(tab.windowId);
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
    for (let tries = 1; tries < mostLooks && taken.ok && taken.data.moved; tries++)
      taken = await takeFrame(tab, mask, box);
    if (!taken.ok) return taken;
    const { look, frame, scan, moved, isResized } = taken.data;
    // Its boxes would lie beside what they should hide.
    if (isResized) return fail('resized', 'The window kept changing its size. Capture once more.');
    const { viewport, title } = look.facts;
    const size = await sizeOf(frame);
    const scale = size.width / viewport.width;
    const rect = toPixels(box ?? { x: 0, y: 0, ...viewport }, scale, size);
    // What is cut away is not kept either.
    const source = box ? await cut(frame, rect) : frame;
    const drawing = redactionsOf(scan.boxes, inCss(rect, scale), newId);
    const pictures = [{ source, drawing, scale, alt: title }];
    return succeed({ look, pictures, unseen: { ...scan.unseen, moved }, scale });
  };

  const takePage = async (tab: Target, mask: string[]): Promise<Outcome<Shot>> => {
    const { send } = pages(tab.id);
    const taken = await takeWholePage({
      ...{ send, frames: own.frames, window: tab.windowId, mask },
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

  const keep = async (
    tab: Target,
    how: How,
    shot: Shot,
    extras: Extras,
  ): Promise<Outcome<string>> => {
    const choice = await findSetting(db, 'choice');
    const app = await findChosenApp(db);
    if (!choice || !app) return nobody;
    const { facts, elements, selection } = shot.look;
    const [said, zoom] = await Promise.all([own.readContext(tab.id), zoomOf(tabs, tab.id)]);
    const [element] = elements;
    const at = now();
    const context: CaptureContext = {
      ...{ viewport: facts.viewport, scale: shot.scale, zoom },
      ...machineOf({ ...own.machine, language: facts.language || own.machine.language }),
      page: parsePageContext(said),
    };
    const id = await addCapture(db, {
      ...{ workspace: choice.workspace, how, tab: tab.id, madeAt: at, unseen: shot.unseen },
      pictures: shot.pictures,
      fields: {
        ...blankEvidence(new Date(at).toISOString()),
        words: (extras.selection || selection).slice(0, 10_000),
        feature: await findFeature(db, app.id, facts.path, elements),
        element: element ? { hash: element.hash, descriptor: element.descriptor } : null,
        page: seenPageOf(facts),
        app: app.id,
        context,
      },
    });
    return succeed(id);
  };

  const capture = async (tab: Target, how: How, extras: Extras): Promise<Outcome<string>> => {
    const app = await findChosenApp(db);
    if (!app) return nobody;
    const page = pages(tab.id);
    const put = await page.ensure();
    if (!put.ok) return put;
    const mask = app.mask;
    if ((how === 'area' || how === 'element') && !extras.box) {
      const asked = await page.send('capture.choose', { how, mask });
      return asked.ok ? succeed('') : asked;
    }
    const shot = await (how === 'page' ? takePage(tab, mask) : takeWindow(tab, mask, extras.box));
    return shot.ok ? keep(tab, how, shot.data, extras) : shot;
  };

  return {
    /** Resolves to the capture's id; '' while a person is choosing on the page. */
    async start(tab: Target, how: How, extras: Extras = {}): Promise<Outcome<string>> {
      const done = await capture(tab, how, extras);
      const problem = done.ok ? null : done.error;
      await writeSetting(db, 'captured', {
        at: now(),
        problem,
        capture: (done.ok && done.data) || null,
      });
      badge(problem ? '!' : '');
      if (!done.ok || done.data !== '') await tell(db, pages(tab.id), done);
      return done;
    },
  };
}

const nobody = fail(
  'nobody',
  'Open Waymark, sign in and choose a product first; then capture again.',
);

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

const zoomOf = (tabs: Dependencies['tabs'], tab: number): Promise<number> =>
  tabs.getZoom(tab).catch(() => 1);

/** On the page itself, in so few words that a customer may read along. */
async function tell(db: Db, page: CapturePage, done: Outcome<string>): Promise<void> {
  const capture = done.ok ? await db.captures.get(done.data) : undefined;
  await page.send('capture.toast', {
    capture: capture?.id ?? null,
    text: done.ok ? 'Saved on this computer' : done.error.message.slice(0, 300),
    note: capture ? await noteOf(db, capture.id, capture.unseen) : '',
    quote: (capture?.fields.words ?? '').slice(0, 2_000),
  });
}

async function noteOf(db: Db, id: string, unseen: Shot['unseen']): Promise<string> {
  const pictures = await db.pictures.where('owner').equals(id).toArray();
  const count = pictures.reduce((sum, { drawing }) => sum + drawing.marks.length, 0);
  const places = count === 1 ? '1 place will be hidden.' : `${count} places will be hidden.`;
  const parts = unseen.frames + unseen.drawings;
  const rest =
    parts > 0
      ? ` ${parts === 1 ? '1 part' : `${parts} parts`} could not be looked into: check the picture.`
      : '';
  const moved = unseen.moved ? ' The page moved meanwhile: check the picture.' : '';
  return (count > 0 ? places : '') + rest + moved;
}
