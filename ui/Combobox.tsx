import { useRef, useState } from 'preact/hooks';
import { classes } from './classes.ts';
import type { Wiring } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { place } from './place.ts';

export type ComboOption = { value: string; label: string; detail?: string | undefined };

type Props = {
  wiring: Wiring;
  value: string | null;
  options: readonly ComboOption[];
  onValue: (value: string | null) => void;
  /** Present: a text that matches no option can be made into one. */
  onCreate?: ((label: string) => void) | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
};

const createValue = '\u0000create';

/** A text field that narrows a list (ARIA combobox with a list box); clearing the text chooses nothing. */
export function Combobox(props: Props) {
  const { wiring, value, options, onValue, onCreate, placeholder, disabled } = props;
  const [open, setOpen] = useState(false);
  // Null until something is typed: then the field shows the chosen label, and the list is whole.
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = options.find((option) => option.value === value);
  const listId = `${wiring.id}-list`;
  const shown = matching(options, text ?? '', onCreate !== undefined);

  const show = (typed: string | null) => {
    setText(typed);
    setOpen(true);
    setAt(Math.max(0, typed === null && chosen ? options.indexOf(chosen) : 0));
    list.current?.showPopover?.();
    // The list is drawn after this event; its height is needed to know whether it fits below.
    requestAnimationFrame(() => {
      if (!box.current || !list.current) return;
      list.current.style.minWidth = `${box.current.offsetWidth}px`;
      place(list.current, box.current);
    });
  };
  const hide = () => {
    setText(null);
    setOpen(false);
    list.current?.hidePopover?.();
  };
  const choose = (option: ComboOption | undefined) => {
    if (option?.value === createValue) onCreate?.((text ?? '').trim());
    else if (option) onValue(option.value);
    hide();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return show(null);
      const step = key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + shown.length) % Math.max(1, shown.length));
    } else if (open && key === 'Enter') {
      event.preventDefault();
      choose(shown[at]);
    } else if (open && key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      hide();
    }
  };
  const onBlur = () => {
    if (text === '') onValue(null);
    hide();
  };

  return (
    <span class="wm-combobox wm-input">
      <input
        {...wiring}
        ref={box}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[at] ? `${listId}-${at}` : undefined}
        autocomplete="off"
        placeholder={placeholder}
        disabled={disabled}
        value={text ?? chosen?.label ?? ''}
        onInput={(event) => show(event.currentTarget.value)}
        onClick={(event) => {
          event.currentTarget.select();
          if (!open) show(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <Icon name="chevrons" />
      <div
        ref={list}
        id={listId}
        class="wm-listbox"
        popover="manual"
        role="listbox"
        aria-label="Choices"
      >
        {open &&
          shown.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: focus stays in the field, which has the keys
            <div
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              class={classes(index === at && 'wm-at')}
              // A press must not blur the field before the click chooses.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label}
              {option.detail && <small>{option.detail}</small>}
            </div>
          ))}
      </div>
    </span>
  );
}

function matching(options: readonly ComboOption[], text: string, canCreate: boolean) {
  const wanted = text.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const exact = found.some((option) => option.label.toLowerCase() === wanted);
  if (!canCreate || !wanted || exact) return found;
  return [...found, { value: createValue, label: `Create “${text.trim()}”` }];
}
