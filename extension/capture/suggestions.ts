/** From boxes of the window, as the page's script suggests them, to redactions on its picture. Pure. */
import type { Drawing, Mark } from '../../core/model/drawing.ts';
import type { PageScan, SuggestedBox, WindowBox } from './protocol.ts';

/** The model takes 500 marks; what a person draws must have room. */
const mostMarks = 400;
/** Boxes of one line of text touch or nearly do. */
const nearPx = 3;

type Area = WindowBox;

const overlaps = (a: Area, b: Area) =>
  a.x <= b.x + b.width + nearPx &&
  b.x <= a.x + a.width + nearPx &&
  a.y < b.y + b.height &&
  b.y < a.y + a.height;

const covers = (a: Area, b: Area) =>
  a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height;

function around(a: Area, b: Area): Area {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Same line, same kind: one box. What lies wholly under another needs none of its own. */
export function joined(boxes: readonly SuggestedBox[]): SuggestedBox[] {
  const kept: SuggestedBox[] = [];
  const sorted = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height);
  for (const box of sorted) {
    if (kept.some((one) => covers(one, box))) continue;
    const at = kept.findIndex(
      (one) =>
        one.kind === box.kind &&
        overlaps(one, box) &&
        Math.abs(one.y - box.y) < nearPx &&
        Math.abs(one.height - box.height) < nearPx,
    );
    const before = kept[at];
    if (before) kept[at] = { ...around(before, box), kind: box.kind };
    else kept.push(box);
  }
  return kept;
}

/** Too many to be marks each: bands of the picture are hidden instead, since hiding less is no choice. */
function banded(boxes: readonly SuggestedBox[], most: number): SuggestedBox[] {
  let height = 8;
  let bands: SuggestedBox[] = [...boxes];
  while (bands.length > most) {
    height *= 2;
    const rows = new Map<number, SuggestedBox>();
    for (const box of boxes) {
      const row = Math.floor(box.y / height);
      const before = rows.get(row);
      rows.set(row, before ? { ...around(before, box), kind: before.kind } : box);
    }
    bands = [...rows.values()];
  }
  return bands;
}

/** `region`: the part of the window that the picture shows. Ids are given, since this is pure. */
export function redactionsOf(
  boxes: readonly SuggestedBox[],
  region: Area,
  newId: () => string,
): Drawing {
  const seen = boxes.flatMap((box) => {
    const x = Math.max(box.x, region.x);
    const y = Math.max(box.y, region.y);
    const width = Math.min(box.x + box.width, region.x + region.width) - x;
    const height = Math.min(box.y + box.height, region.y + region.height) - y;
    return width > 0 && height > 0 ? [{ x, y, width, height, kind: box.kind }] : [];
  });
  const marks = banded(joined(seen), mostMarks).map(
    ({ x, y, width, height, kind }): Mark => ({
      mark: 'redact',
      id: newId(),
      why: kind,
      rect: {
        x: (x - region.x) / region.width,
        y: (y - region.y) / region.height,
        width: Math.min(1, width / region.width),
        height: Math.min(1, height / region.height),
      },
    }),
  );
  return { marks, crop: null };
}

/** A page that moved between look and frame was one or the other: what either showed is hidden. */
export function bothOf(before: PageScan, after: PageScan | null): PageScan {
  if (!after) return before;
  return {
    boxes: [...before.boxes, ...after.boxes],
    unseen: {
      frames: Math.max(before.unseen.frames, after.unseen.frames),
      drawings: Math.max(before.unseen.drawings, after.unseen.drawings),
    },
  };
}
