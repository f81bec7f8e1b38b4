/**
 * Capturing, from the gesture to the draft: the page's script is put in, looks, the frame is taken, and picture,
 * place, element and context are kept in one transaction; only then does anything say "saved". No field is
 * asked for: words may come later.
 */
import type { CaptureContext } from '../../core/model/voice/evidence.ts';
import { blankEvidence } from '../../core/model/voice/evidence.ts';
import type { Db } from '../db.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import { findChosenApp, findSetting, writeSetting } from '../settings.ts';
import type { CapturePage } from './capture-page.ts';
import { machineOf, parsePageContext, seenPageOf } from './context.ts';
import { findFeature } from './feature-of.ts';
import type { Frames } from './frames.ts';
import type { How, WindowBox } from './protocol.ts';
import { createShots, type Shot, type Target } from './shots.ts';
import { addCapture } from './store.ts';
import { tellPage } from './telling.ts';

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

export function createCapturer(own: Dependencies) {
  const { db, pages, tabs, now, badge } = own;
  const { takeWindow, takePage } = createShots(own);

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

  const run = async (tab: Target, how: How, extras: Extras): Promise<Outcome<string>> => {
    const done = await capture(tab, how, extras);
    const problem = done.ok ? null : done.error;
    const kept = (done.ok && done.data) || null;
    await writeSetting(db, 'captured', { at: now(), problem, capture: kept });
    badge(problem ? '!' : '');
    if (!done.ok || done.data !== '') await tellPage(db, pages(tab.id), done);
    return done;
  };

  let queue: Promise<unknown> = Promise.resolve();
  return {
    /**
     * Resolves to the capture's id; '' while a person is choosing on the page. One after another: what the page
     * is told about one must not stand in the picture of the next.
     */
    start(tab: Target, how: How, extras: Extras = {}): Promise<Outcome<string>> {
      const done = queue.then(() => run(tab, how, extras));
      queue = Promise.allSettled([done]);
      return done;
    },
  };
}

const nobody = fail(
  'nobody',
  'Open Waymark, sign in and choose a product first; then capture again.',
);

const zoomOf = (tabs: Dependencies['tabs'], tab: number): Promise<number> =>
  tabs.getZoom(tab).catch(() => 1);
