/** A dot at an element's corner that says: here is something. It asks for nothing until it is pressed. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { boxOf } from '../../../dom/placement.ts';
import { watchBox } from '../../../dom/watch-box.ts';
import { watchSight } from './sight.ts';

type Props = {
  element: Element;
  view: Window;
  label: string;
  direction: 'ltr' | 'rtl';
  isOpen: boolean;
  onPress(): void;
};

export function Beacon({ element, view, label, direction, isOpen, onPress }: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const dot = ref.current;
    const life = new AbortController();
    const draw = () => {
      if (!dot) return;
      const box = boxOf(element, view);
      const { clientWidth: width } = view.document.documentElement;
      // Half over the corner where lines end: beside the words, and inside the window.
      const corner = direction === 'ltr' ? box.x + box.width : box.x;
      dot.style.left = `${Math.max(0, Math.min(corner - 12, width - 24))}px`;
      dot.style.top = `${Math.max(0, box.y - 12)}px`;
    };
    draw();
    watchBox(element, draw, life.signal);
    const see = (isSeen: boolean) => {
      if (dot) dot.hidden = !isSeen;
    };
    watchSight(element, see, life.signal);
    return () => life.abort();
  }, [element]);
  return (
    <button
      ref={ref}
      type="button"
      class="beacon"
      aria-label={label}
      aria-expanded={isOpen}
      onClick={onPress}
    />
  );
}
