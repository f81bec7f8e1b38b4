import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';

export type Toast = {
  text: string;
  tone?: 'plain' | 'wrong' | undefined;
  /** What the button does, e.g. Undo. */
  action?: { label: string; run: () => void } | undefined;
};
type Shown = Toast & { id: number };

/** Outside of a provider a message has nowhere to go; a component under test need not care. */
const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a short message; with an action it stays longer. */
export const useToast = () => useContext(ToastContext);

/** Holds the messages above all screens: one that announces a move must survive the move. */
export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const tray = useRef<HTMLElement>(null);
  const next = useRef(1);
  const show = useMemo(
    () => (toast: Toast) =>
      // Three at most: more is a wall that nobody reads.
      setToasts((all) => [...all.slice(-2), { ...toast, id: next.current++ }]),
    [],
  );
  // Re-opened for each message, so that it lies above a dialog that came later.
  useEffect(() => {
    tray.current?.hidePopover?.();
    if (toasts.length) tray.current?.showPopover?.();
  }, [toasts.length]);
  const drop = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));
  return (
    <ToastContext.Provider value={show}>
      {children}
      <section ref={tray} class="wm-toasts" popover="manual" aria-label="Messages" role="log">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onGone={() => drop(toast.id)} />
        ))}
      </section>
    </ToastContext.Provider>
  );
}

/**
 * Waits while it is looked at or focused: nobody can read or press what vanishes under the pointer (WCAG
 * 2.2.1).
 */
function ToastCard({ toast, onGone }: { toast: Shown; onGone: () => void }) {
  const [held, setHeld] = useState(false);
  const gone = useRef(onGone);
  gone.current = onGone;
  const { action, tone, text } = toast;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => gone.current(), action || tone === 'wrong' ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [held, action, tone]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only holds the timer
    <div
      class={classes('wm-toast', tone === 'wrong' && 'wm-toast-wrong')}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span>{text}</span>
      {action && (
        <button
          type="button"
          class="wm-toast-action"
          onClick={() => {
            onGone();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton icon="close" label="Dismiss" small onClick={onGone} />
    </div>
  );
}
