/** The button, and the panel that it opens; Esc and the button close it, and focus goes back to the button. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Close } from '../ui/Surface.tsx';
import type { Words } from '../ui/words.ts';

type Props = {
  label: string;
  /** Beside the label: how many are unread, how far it has come. */
  badge: string;
  /** The badge in words. */
  about: string;
  place: 'start' | 'end';
  words: Words;
  isOpen: boolean;
  onToggle(isOpen: boolean): void;
  children: ComponentChildren;
};

export function Launcher(props: Props) {
  const { label, badge, about, place, words, isOpen, onToggle, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) panel.current?.focus();
  }, [isOpen]);
  const close = () => {
    onToggle(false);
    button.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc, wherever in it focus is, closes it
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        class={`pill ${place}`}
        aria-expanded={isOpen}
        onClick={() => onToggle(!isOpen)}
      >
        {label}
        {badge && (
          <span class="badge">
            {badge}
            <span class="sr"> {about}</span>
          </span>
        )}
      </button>
      {isOpen && (
        <section
          ref={panel}
          tabIndex={-1}
          class={`card float panel in ${place}`}
          aria-label={label}
        >
          <div class="pad">{children}</div>
          <Close words={words} onClose={close} />
        </section>
      )}
    </div>
  );
}
