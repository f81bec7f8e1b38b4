/** Boxes on the screen: where an element is seen, and where something beside it fits. Pure but for `boxOf`. */
import { frameOf } from './tree.ts';

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Size = Pick<Box, 'width' | 'height'>;
export type Side = 'top' | 'bottom' | 'left' | 'right';
export type Placed = { readonly x: number; readonly y: number; readonly side: Side };

/**
 * The element's box in the coordinates of `within`, frames' offsets and borders added: of the outermost window, or of
 * the one that what stands beside it is drawn in.
 */
export function boxOf(element: Element, within?: Window): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  const { ownerDocument } = element;
  const frame = ownerDocument.defaultView === within ? undefined : frameOf(ownerDocument);
  if (!frame) return { x, y, width, height };
  const outer = boxOf(frame, within);
  return { x: x + outer.x + frame.clientLeft, y: y + outer.y + frame.clientTop, width, height };
}

const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;
const across: Record<Side, readonly Side[]> = {
  top: ['right', 'left'],
  bottom: ['right', 'left'],
  left: ['bottom', 'top'],
  right: ['bottom', 'top'],
};

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Free room on each side of the anchor. */
function roomAt(side: Side, anchor: Box, view: Size): number {
  if (side === 'top') return anchor.y;
  if (side === 'bottom') return view.height - anchor.y - anchor.height;
  return side === 'left' ? anchor.x : view.width - anchor.x - anchor.width;
}

function isVertical(side: Side): boolean {
  return side === 'top' || side === 'bottom';
}

/** The wished side, else its opposite, else one across, else whichever has most room. */
function sideFor(wish: Side, anchor: Box, size: Size, view: Size, gap: number): Side {
  const sides = [wish, opposite[wish], ...across[wish]];
  const needs = (side: Side) => (isVertical(side) ? size.height : size.width) + gap;
  const fits = sides.find((side) => roomAt(side, anchor, view) >= needs(side));
  return (
    fits ?? sides.toSorted((a, b) => roomAt(b, anchor, view) - roomAt(a, anchor, view))[0] ?? wish
  );
}

/** Places `size` beside `anchor`, centred on it, whole within `view` wherever that is possible. */
export function place(anchor: Box, size: Size, view: Size, wish: Side = 'bottom', gap = 8): Placed {
  const side = sideFor(wish, anchor, size, view, gap);
  const middle = {
    x: anchor.x + (anchor.width - size.width) / 2,
    y: anchor.y + (anchor.height - size.height) / 2,
  };
  const beside = {
    top: { x: middle.x, y: anchor.y - size.height - gap },
    bottom: { x: middle.x, y: anchor.y + anchor.height + gap },
    left: { x: anchor.x - size.width - gap, y: middle.y },
    right: { x: anchor.x + anchor.width + gap, y: middle.y },
  }[side];
  return {
    x: Math.round(clamp(beside.x, 0, Math.max(0, view.width - size.width))),
    y: Math.round(clamp(beside.y, 0, Math.max(0, view.height - size.height))),
    side,
  };
}
