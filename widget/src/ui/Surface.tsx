/** The frames that guides and surveys stand in: dialog, slide-in, bar, card in the flow. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from './words.ts';

export type SurfaceProps = {
  shape: 'modal' | 'slideIn' | 'banner' | 'embedded';
  place: string | null;
  /** What it is called by those who do not see it. */
  label: string;
  words: Words;
  view: Window;
  onClose(): void;
  children: ComponentChildren;
};

export function Close({ words, onClose }: Pick<SurfaceProps, 'words' | 'onClose'>) {
  return (
    <button type="button" class="x" aria-label={words.close} onClick={onClose}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path d="M2 2l10 10M12 2L2 12" />
      </svg>
    </button>
  );
}

/** Esc closes what stands beside the page too, unless the page itself had a use for it. */
export function useEscape(view: Window, onClose: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    view.addEventListener('keydown', pressed);
    return () => view.removeEventListener('keydown', pressed);
  });
}

function Modal({ label, words, onClose, children }: SurfaceProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closing it gives focus back to whatever had it.
    return () => dialog?.close();
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={ref} class="card in" aria-label={label} onCancel={cancel}>
      <div class="pad">{children}</div>
      <Close words={words} onClose={onClose} />
    </dialog>
  );
}

/** Focus stays where it is; a region with a name is found, and its coming is said politely. */
function Beside({ shape, place, label, words, view, onClose, children }: SurfaceProps) {
  useEscape(view, onClose);
  const looks = {
    modal: '',
    slideIn: `float in ${place ?? 'bottomEnd'}`,
    banner:
      place === 'inline' ? 'flow bar-like' : `bar in ${place === 'bottom' ? 'bottom' : 'top'}`,
    embedded: 'flow',
  };
  return (
    <section class={`card ${looks[shape]}`} aria-label={label}>
      <div class="pad">{children}</div>
      <Close words={words} onClose={onClose} />
      <Announce text={label} />
    </section>
  );
}

/** Only what changes in a live region is said: so it is filled after it has come. */
export function Announce({ text }: { text: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.textContent = text;
  }, [text]);
  return <div ref={ref} class="sr" role="status" />;
}

export function Surface(props: SurfaceProps) {
  return props.shape === 'modal' ? <Modal {...props} /> : <Beside {...props} />;
}
