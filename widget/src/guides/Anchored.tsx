/** A card that points at an element. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Announce, Close, useEscape } from '../ui/Surface.tsx';
import type { Words } from '../ui/words.ts';
import { followElement, sideOf } from './follow.ts';

type Props = {
  element: Element;
  view: Window;
  label: string;
  words: Words;
  direction: 'ltr' | 'rtl';
  place: string | null;
  /** The person opened it, by what stays beside it. */
  takesFocus: boolean;
  onClose(): void;
  children: ComponentChildren;
};

export function Anchored({
  element,
  view,
  label,
  words,
  direction,
  place,
  takesFocus,
  onClose,
  children,
}: Props) {
  const ref = useRef<HTMLElement>(null);
  useEscape(view, ref, onClose);
  useLayoutEffect(() => {
    const life = new AbortController();
    const card = ref.current;
    const { signal } = life;
    if (card) followElement({ element, card, view, wish: sideOf(place, direction), signal });
    return () => life.abort();
  }, [element]);
  useEffect(() => {
    if (takesFocus) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section ref={ref} class="tip" aria-label={label} tabIndex={-1}>
      <div class="card in">
        <div class="pad">{children}</div>
        <Close words={words} onClose={onClose} />
      </div>
      <Announce text={label} />
    </section>
  );
}
