/** Puts a floating element by its anchor, in fixed coordinates, inside the window, above where below is full. */
export function place(floating: HTMLElement, anchor: Element, align: 'start' | 'end' = 'start') {
  const gap = 4;
  const edge = 8;
  const a = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const { clientWidth, clientHeight } = document.documentElement;
  const wanted = align === 'start' ? a.left : a.right - width;
  const left = Math.max(edge, Math.min(wanted, clientWidth - width - edge));
  const below = a.bottom + gap;
  const fits = below + height <= clientHeight - edge || a.top < height + gap + edge;
  floating.style.left = `${left}px`;
  floating.style.top = `${fits ? below : a.top - gap - height}px`;
}
