import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';

type Props = {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  footer?: ComponentChildren;
  wide?: boolean | undefined;
  /** Without the title bar: the palette draws its own. */
  bare?: boolean | undefined;
};

/** Where focus starts; `:is` keeps the order of the document. */
const firstControl = '.wm-dialog-body :is(input, select, textarea, button)';

/** The browser's modal dialog: it traps focus, makes the rest inert, and gives focus back. */
export function Dialog({ open, title, onClose, children, footer, wide, bare }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) {
      element.showModal();
      // The browser starts at the first control, which is the cross; people come for what is below it.
      element.querySelector<HTMLElement>(firstControl)?.focus();
    }
    return () => element?.close();
  }, [open]);
  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the keyboard's way, given by the browser
    <dialog
      ref={dialog}
      class={classes('wm-dialog', wide && 'wm-wide', bare && 'wm-bare')}
      aria-label={bare ? title : undefined}
      aria-labelledby={bare ? undefined : titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The padding belongs to the inner box, so a click on the element itself is one on the backdrop.
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="wm-dialog-box">
        {!bare && (
          <header class="wm-dialog-head">
            <h2 id={titleId}>{title}</h2>
            <IconButton icon="close" label="Close" onClick={onClose} />
          </header>
        )}
        <div class="wm-dialog-body">{children}</div>
        {footer && <footer class="wm-dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
