/** Zoom of the stage: fitted at first, then by steps, keys and Ctrl with the wheel. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Size } from '../../core/picture/rect.ts';

const steps = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4];
/** Beyond this a canvas costs more memory than a browser gives. */
const mostPixels = 48_000_000;

export function useZoom(size: Size) {
  const view = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<number>();
  const [fit, setFit] = useState(1);
  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    // The width decides: a full page is read by scrolling, not as a stamp.
    const measure = () =>
      setFit(Math.min(1, Math.max(0.1, (element.clientWidth - 32) / size.width)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [size.width]);
  const most = Math.sqrt(mostPixels / (size.width * size.height)) / devicePixelRatio;
  const zoom = Math.min(chosen ?? fit, most);
  const step = (by: 1 | -1) => {
    const next =
      by > 0 ? steps.find((one) => one > zoom + 0.01) : steps.findLast((one) => one < zoom - 0.01);
    if (next) setChosen(Math.min(next, most));
  };
  return { view, zoom, in: () => step(1), out: () => step(-1), fit: () => setChosen(undefined) };
}
