/** Keeps a box beside an element, wherever that goes. Written by CSSOM, read before it is written. */
import {
  type Box,
  boxOf,
  type Placed,
  place,
  type Side,
  type Size,
} from '../../../dom/placement.ts';
import { watchBox } from '../../../dom/watch-box.ts';
import { watchSight } from './sight.ts';

const gap = 12;
const edge = 8;

const viewOf = ({ document }: Window): Size => ({
  width: document.documentElement.clientWidth,
  height: document.documentElement.clientHeight,
});

function covers(at: Placed, size: Size, box: Box): boolean {
  const apart =
    at.x + size.width <= box.x ||
    box.x + box.width <= at.x ||
    at.y + size.height <= box.y ||
    box.y + box.height <= at.y;
  return !apart;
}

export function sideOf(wish: string | null, direction: 'ltr' | 'rtl'): Side {
  if (wish === 'top' || wish === 'bottom') return wish;
  if (wish === 'start' || wish === 'end') {
    return (wish === 'start') === (direction === 'ltr') ? 'left' : 'right';
  }
  return 'bottom';
}

/** Where neither side has room, it is as high as the larger of the two, and scrolls within. */
function settle(card: HTMLElement, box: Box, view: Size, wish: Side): Placed & { size: Size } {
  card.style.maxBlockSize = '';
  const inner = { width: view.width - 2 * edge, height: view.height - 2 * edge };
  const inside = { ...box, x: box.x - edge, y: box.y - edge };
  const shift = (at: Placed) => ({ ...at, x: at.x + edge, y: at.y + edge });
  const measure = (): Size => ({ width: card.offsetWidth, height: card.offsetHeight });
  let size = measure();
  let at = shift(place(inside, size, inner, wish, gap));
  if (!covers(at, size, box)) return { ...at, size };
  const below = view.height - box.y - box.height;
  const side = box.y > below ? 'top' : 'bottom';
  card.style.maxBlockSize = `${Math.max(96, Math.max(box.y, below) - gap - edge)}px`;
  size = measure();
  at = shift(place(inside, size, inner, side, gap));
  return { ...at, size };
}

export type FollowOptions = {
  element: Element;
  card: HTMLElement;
  view: Window;
  wish: Side;
  signal: AbortSignal;
};

export function followElement({ element, card, view, wish, signal }: FollowOptions): void {
  const draw = () => {
    const box = boxOf(element, view);
    const within = viewOf(view);
    const { x, y, side, size } = settle(card, box, within, wish);
    card.dataset.side = side;
    card.style.left = `${x}px`;
    card.style.top = `${y}px`;
    const middle = (start: number, length: number, from: number, size: number) =>
      Math.max(16, Math.min(start + length / 2 - from, size - 16));
    card.style.setProperty('--tip-x', `${middle(box.x, box.width, x, size.width)}px`);
    card.style.setProperty('--tip-y', `${middle(box.y, box.height, y, size.height)}px`);
  };
  draw();
  watchBox(element, draw, signal);
  let isNew = true;
  const see = (isSeen: boolean) => {
    card.hidden = !isSeen;
    // Once, when it comes: where the person scrolls after that is theirs to say.
    if (!isSeen && isNew) element.scrollIntoView({ block: 'center', inline: 'nearest' });
    isNew = false;
  };
  watchSight(element, see, signal);
  // Its own size changes too: a picture comes, a text is longer.
  const sizes = new ResizeObserver(draw);
  sizes.observe(card);
  signal.addEventListener('abort', () => sizes.disconnect());
}
