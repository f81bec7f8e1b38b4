/** The frames that guides and surveys stand in: dialog, slide-in, bar, card in the flow. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { moved } from './moved.ts';
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

/** What the browser closes on Esc by itself: then the key was meant for that. */
const closing = 'dialog:modal,[popover]:popover-open:not([data-waymark-ignore])';

/** Esc closes what stands beside the page too, unless the page itself had a use for it. */
export function useEscape(
  view: Window,
  ref: { current: HTMLElement | null },
  onClose: () => void,
): void {
  useEffect(() => {
    const life = new AbortController();
    const { signal } = life;
    const pressed = (event: Event) => {
      // Safe: a keydown is one.
      if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented) return;
      const isInside = event.currentTarget !== view;
      if (!isInside && view.document.querySelector(closing)) return;
      // The dialog of the page that this may stand in stays open.
      if (isInside) event.preventDefault();
      onClose();
    };
    view.addEventListener('keydown', pressed, { signal });
    // What happens inside stays inside (mount.ts).
    ref.current?.getRootNode().addEventListener('keydown', pressed, { signal });
    return () => life.abort();
  });
}

function Modal({ label, words, onClose, children }: SurfaceProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    const box = dialog?.closest('.wm');
    const show = () => {
      // Out of the page and in again, a dialog is open, and no modal one any more.
      if (dialog?.open) dialog.close();
      dialog?.showModal();
    };
    show();
    box?.addEventListener(moved, show);
    return () => {
      box?.removeEventListener(moved, show);
      // Gives focus back to whatever had it.
      dialog?.close();
    };
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
  const ref = useRef<HTMLElement>(null);
  useEscape(view, ref, onClose);
  const looks = {
    modal: '',
    slideIn: `float in ${place ?? 'bottomEnd'}`,
    banner:
      place === 'inline' ? 'flow bar-like' : `bar in ${place === 'bottom' ? 'bottom' : 'top'}`,
    embedded: 'flow',
  };
  return (
    <section ref={ref} class={`card ${looks[shape]}`} aria-label={label}>
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
