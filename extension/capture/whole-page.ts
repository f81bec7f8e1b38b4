/**
 * A whole page: window by window down what scrolls, each slice laid where the page really stood. Pictures are
 * cut below the longest side that WebP holds, each whole before the next is begun, so that the worker never
 * holds more than two.
 */

import type { Send } from '../messages/messenger.ts';
import type { Outcome } from '../outcome.ts';
import { fail, succeed } from '../outcome.ts';
import type { Frames } from './frames.ts';
import { draw, toPixels } from './pixels.ts';
import type { captureProtocol, PageFacts, PageScan, SuggestedBox, WindowBox } from './protocol.ts';

/** Below 16,383, and no larger than a worker can hold without swapping. */
const longest = 16_000;
const mostPixels = 24_000_000;

export type Tile = { source: Blob /** CSS pixels of the content. */; region: WindowBox };
export type WholePage = {
  facts: PageFacts;
  scale: number;
  tiles: Tile[];
  boxes: SuggestedBox[];
  unseen: PageScan['unseen'];
};

type Options = {
  send: Send<typeof captureProtocol>;
  frames: Frames;
  window: number;
  mask: string[];
  progress: (done: number, total: number) => void;
  /** Whether the tab is still the one in front: the browser pictures whatever is. */
  isInFront: () => Promise<boolean>;
};

export async function takeWholePage(options: Options): Promise<Outcome<WholePage>> {
  const { send, mask } = options;
  const begun = await send('slices.begin', { mask });
  if (!begun.ok) return begun;
  try {
    return await takeSlices(options, begun.data);
  } finally {
    await send('slices.end', {});
  }
}

type Begun = { facts: PageFacts; frame: WindowBox; height: number; slices: number };

async function takeSlices(options: Options, begun: Begun): Promise<Outcome<WholePage>> {
  const { send, frames, window, progress, isInFront } = options;
  const { facts, frame, slices } = begun;
  const boxes: SuggestedBox[] = [];
  const unseen = { frames: 0, drawings: 0 };
  const note = (scan: PageScan, at: number) => {
    boxes.push(...inContent(scan.boxes, frame, at));
    unseen.frames = Math.max(unseen.frames, scan.unseen.frames);
    unseen.drawings = Math.max(unseen.drawings, scan.unseen.drawings);
  };
  let roll: Roll | undefined;
  for (let slice = 0; slice < slices; slice++) {
    // The time that the quota takes is the person's, to read how far it is.
    await frames.ready();
    const there = await send('slices.go', { slice });
    if (!there.ok) return there;
    const { at, scan } = there.data;
    if (at === null) return fail('left', 'Stopped. Nothing was saved.');
    const taken = await frames.take(window);
    if (!taken.ok) return taken;
    if (!(await isInFront()))
      return fail('left', 'Another tab came to the front. Nothing was saved.');
    const after = await send('slices.seen', { slice, total: slices });
    note(scan, at);
    if (after.ok) note(after.data, at);
    const bitmap = await createImageBitmap(taken.data);
    roll ??= createRoll(begun, bitmap.width / facts.viewport.width);
    await roll.add(bitmap, at);
    bitmap.close();
    progress(slice + 1, slices);
  }
  if (!roll) return fail('empty', 'The page has no height to picture.');
  return succeed({ facts, scale: roll.scale, tiles: await roll.end(), boxes, unseen });
}

/** From the window to the content that moves in it; what lies beside the content is not on its picture. */
function inContent(boxes: readonly SuggestedBox[], frame: WindowBox, at: number): SuggestedBox[] {
  return boxes.flatMap((box) => {
    const top = Math.max(box.y, frame.y);
    const bottom = Math.min(box.y + box.height, frame.y + frame.height);
    if (bottom <= top) return [];
    return [{ ...box, x: box.x - frame.x, y: top - frame.y + at, height: bottom - top }];
  });
}

type Roll = ReturnType<typeof createRoll>;

function createRoll({ frame, height }: Begun, scale: number) {
  const width = Math.max(1, Math.round(frame.width * scale));
  const total = Math.max(1, Math.round(height * scale));
  const step = Math.min(longest, Math.max(1_000, Math.floor(mostPixels / width)));
  const tiles: Tile[] = [];
  let top = 0;
  let canvas: OffscreenCanvas | undefined;

  const open = () => draw({ width, height: Math.min(step, total - top) }, () => undefined);
  const close = async () => {
    if (!canvas) return;
    const source = await canvas.convertToBlob({ type: 'image/png' });
    const region = { x: 0, y: top / scale, width: width / scale, height: canvas.height / scale };
    tiles.push({ source, region });
    top += canvas.height;
    canvas = undefined;
  };

  return {
    scale,
    /** Where the content really stood: the last slice overlaps the one before it. */
    async add(bitmap: ImageBitmap, at: number) {
      const part = toPixels(frame, scale, bitmap);
      const start = Math.round(at * scale);
      while (top < total && start + part.height > top) {
        canvas ??= open();
        const pen = canvas.getContext('2d');
        pen?.drawImage(
          bitmap,
          ...([part.x, part.y, part.width, part.height] as const),
          ...([0, start - top, part.width, part.height] as const),
        );
        if (start + part.height < top + canvas.height) break;
        await close();
      }
    },
    async end() {
      await close();
      return tiles;
    },
  };
}
