/** Boxes of the window in CSS pixels: how they are cut to what can be seen. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The part that both share; undefined where they share nothing. */
export function intersect(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

const clips = /auto|scroll|hidden|clip/;

/**
 * What of a box shows through the boxes around it that cut what they hold. What is positioned escapes those
 * that are not, as a menu does from its table: where in doubt the box stays whole, since it hides something.
 */
export function seenThrough(element: Element, box: Box): Box | undefined {
  let seen: Box | undefined = box;
  let escapes = false;
  for (let at: Element | null = element; at && seen; at = at.parentElement) {
    const view = at.ownerDocument.defaultView;
    if (!view || /^(?:html|body)$/.test(at.localName)) break;
    const { overflowX, overflowY, position } = view.getComputedStyle(at);
    if (escapes && position === 'static') continue;
    if (clips.test(overflowX + overflowY)) seen = intersect(seen, at.getBoundingClientRect());
    // A fixed box is cut by the window alone.
    if (position === 'fixed') break;
    escapes = position === 'absolute';
  }
  return seen;
}
