/** Plotline's own small parts: a link that stays in the app, a button, a modal. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type ClassRole, cx, isRedesigned } from './release.ts';
import { go } from './state.ts';

type LinkProps = { href: string; class?: string; children: ComponentChildren };

export function Link({ href, class: className, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a href={href} class={className} onClick={follow}>
      {children}
    </a>
  );
}

type ButtonProps = {
  kind?: Extract<ClassRole, 'primary' | 'quiet' | 'icon'>;
  label?: string;
  type?: 'button' | 'submit';
  onClick?: () => void;
  children: ComponentChildren;
};

/** Since the redesign every button sits in a div of its own. */
export function Button({ kind = 'quiet', label, type = 'button', onClick, children }: ButtonProps) {
  const button = (
    <button type={type} class={cx('button', kind)} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
  return isRedesigned() ? <div class="pl-slot">{button}</div> : button;
}

type ModalProps = { title: string; onClose: () => void; children: ComponentChildren };

export function Modal({ title, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={cx('modal')} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

type FieldProps = { label: string; children: ComponentChildren };

export function Field({ label, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label class={cx('field')}>
      <span>{label}</span>
      {children}
    </label>
  );
}
