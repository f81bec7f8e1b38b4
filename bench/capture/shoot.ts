/** One picture of one page by one of them, on a page that was just opened: time, the page's main thread, pixels. */
import type { Page } from '@playwright/test';
import type { Extension } from '../../tests/e2e/fixtures.ts';
import { compare } from './compare.ts';
import type { Peers } from './in-page.ts';
import { lastPicture, press } from './ours.ts';

export const makers = ['waymark', 'html2canvas-pro', 'modern-screenshot', 'snapdom'] as const;
export type Maker = (typeof makers)[number];

export type Shot = {
  ms: number;
  /** Milliseconds of the page's main thread, of its own processor time. */
  thread: number;
  png: number;
  webp: number;
  off: number;
};
/** Undefined where the page has no such function: it was never put in. */
type InPage = { peers: Peers };

/** Past this nobody waits on a call. */
const patience = 60_000;

async function threadTime(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  return { read, close: () => cdp.detach() };
}

/** Charts have been drawn, films run, and nothing moves any more. */
async function open(page: Page, url: string): Promise<void> {
  await page.bringToFront();
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(1_800);
}

const withPatience = <T>(work: Promise<T>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(reject, patience, new Error(`took more than ${patience / 1_000} s`)).unref();
    }),
  ]);

export type Place = { extension: Extension; page: Page; blank: Page; library: string };

async function take({ extension, page, library }: Place, maker: Maker) {
  if (maker !== 'waymark') await page.evaluate(library);
  const thread = await threadTime(page);
  const before = await thread.read();
  const ms = await withPatience(
    maker === 'waymark'
      ? press(extension, page)
      : page.evaluate(
          // safe: in-page.ts has put it there
          (name) => (window as unknown as InPage).peers.render(name),
          maker,
        ),
  );
  const spent = (await thread.read()) - before;
  await thread.close();
  const picture =
    maker === 'waymark'
      ? await lastPicture(extension)
      : await page.evaluate(() => (window as unknown as InPage).peers.lastPicture()); // safe: as above
  return { ms, thread: spent, picture };
}

/** The reference is taken first, so that nothing that a maker leaves behind is in it. */
export async function shoot(
  place: Place,
  maker: Maker,
  url: string,
): Promise<{ shot: Shot; picture: string; reference: string }> {
  await open(place.page, url);
  const reference = (await place.page.screenshot({ scale: 'device' })).toString('base64');
  const { ms, thread, picture } = await take(place, maker);
  const { off, webp } = await compare(place.blank, reference, picture);
  const png = Buffer.byteLength(picture, 'base64');
  return { shot: { ms, thread, png, webp, off }, picture, reference };
}
