import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { place } from './place.ts';

export type MenuItem =
  | {
      id: string;
      label: string;
      detail?: string | undefined;
      icon?: IconName | undefined;
      /** Present: one of a choice, ticked when true. */
      checked?: boolean | undefined;
      danger?: boolean | undefined;
      disabled?: boolean | undefined;
      onSelect: () => void;
    }
  | { id: string; heading: string };

type TriggerProps = Pick<JSX.IntrinsicElements['button'], 'aria-haspopup' | 'popovertarget'>;

type Props = {
  label: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
  /** Draws the button: spread the props on it. */
  trigger: (props: TriggerProps) => ComponentChildren;
};

/** A menu button. The popover gives Esc, light dismissal and the top layer; arrows, Home, End and letters move. */
export function Menu({ label, items, align = 'start', trigger }: Props) {
  const id = useId().replace(/[^\w-]/g, '');
  const menu = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLSpanElement>(null);

  const onToggle: NonNullable<JSX.IntrinsicElements['div']['onToggle']> = (event) => {
    const anchor = root.current?.firstElementChild;
    if (event.newState !== 'open' || !menu.current || !anchor) return;
    place(menu.current, anchor, align);
    const list = [...menu.current.querySelectorAll<HTMLElement>('[role^=menuitem]')];
    (list.find((item) => item.ariaChecked === 'true') ?? list[0])?.focus();
  };

  return (
    <span class="wm-menu-root" ref={root}>
      {trigger({ 'aria-haspopup': 'menu', popovertarget: id })}
      <div
        ref={menu}
        id={id}
        class="wm-menu"
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onToggle={onToggle}
        onKeyDown={(event) => moveByKey(event, menu.current)}
      >
        {items.map((item) =>
          'heading' in item ? (
            <div key={item.id} class="wm-menu-heading" role="presentation">
              {item.heading}
            </div>
          ) : (
            <Item key={item.id} item={item} close={() => menu.current?.hidePopover?.()} />
          ),
        )}
      </div>
    </span>
  );
}

/** Closes first: what it does may open a dialog, and focus must then go there and not back to the menu. */
function Item({ item, close }: { item: Extract<MenuItem, { label: string }>; close: () => void }) {
  const choice = item.checked !== undefined;
  const select = () => {
    close();
    item.onSelect();
  };
  return (
    <button
      type="button"
      {...(choice ? { role: 'menuitemradio', 'aria-checked': item.checked } : { role: 'menuitem' })}
      class={classes('wm-menu-item', item.danger && 'wm-danger')}
      disabled={item.disabled}
      tabIndex={-1}
      onClick={select}
    >
      {choice ? (
        <Icon name="check" class={item.checked ? '' : 'wm-invisible'} />
      ) : (
        item.icon && <Icon name={item.icon} />
      )}
      <span class="wm-menu-label">
        {item.label}
        {item.detail && <small>{item.detail}</small>}
      </span>
    </button>
  );
}

/** Arrows go round, as in the menus of the system; letters jump to the next item that begins with them. */
function moveByKey(event: KeyboardEvent, menu: HTMLElement | null) {
  const list = [...(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])];
  const at = list.findIndex((item) => item.matches(':focus'));
  const letter = event.key.length === 1 ? event.key.toLowerCase() : null;
  const byLetter = () =>
    [...list.slice(at + 1), ...list.slice(0, at + 1)].find((item) =>
      item.textContent
        ?.trim()
        .toLowerCase()
        .startsWith(letter ?? ''),
    );
  const next =
    event.key === 'ArrowDown'
      ? (list[at + 1] ?? list[0])
      : event.key === 'ArrowUp'
        ? (list[at - 1] ?? list.at(-1))
        : event.key === 'Home'
          ? list[0]
          : event.key === 'End'
            ? list.at(-1)
            : letter && letter !== ' '
              ? byLetter()
              : undefined;
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
