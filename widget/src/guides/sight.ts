/**
 * Whether anything of an element can be seen: not scrolled out of the window, nor of a box that clips it, in
 * frames too. Pointing at what nobody sees would be worse than waiting.
 */
export function watchSight(
  element: Element,
  onChange: (isSeen: boolean) => void,
  signal: AbortSignal,
): void {
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    // Taken out: the page may be putting another one there, and focus must not be lost in between.
    if (last && element.isConnected && !signal.aborted) onChange(last.isIntersecting);
  });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}
