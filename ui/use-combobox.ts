/**
 * The behaviour of a combobox, apart from its looks: what is typed, what is offered, which one the keys are on.
 * Focus never leaves the field (ARIA's `activedescendant` pattern), so that typing goes on at any time.
 */
import { useRef, useState } from 'preact/hooks';
import { place } from './place.ts';

export type ComboOption = { value: string; label: string; detail?: string | undefined };

export type ComboProps = {
  value: string | null;
  options: readonly ComboOption[];
  onValue: (value: string | null) => void;
  /** Present: a text that matches no option can be made into one. */
  onCreate?: ((label: string) => void) | undefined;
  /** Present: the options are searched elsewhere by what is typed, and are offered as they come. */
  onQuery?: ((text: string) => void) | undefined;
};

/** No option can have it: the database refuses NUL in texts. */
const createValue = '\u0000create';

/** State and handlers; the component only draws them. */
export function useCombobox({ value, options, onValue, onCreate, onQuery }: ComboProps) {
  const [open, setOpen] = useState(false);
  // Null until something is typed: then the field shows the chosen label, and the list is whole.
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = options.find((option) => option.value === value);
  // What was searched elsewhere may match by words that its label does not show.
  const shown = onQuery ? options : matching(options, text ?? '', onCreate !== undefined);

  const show = (typed: string | null) => {
    setText(typed);
    onQuery?.(typed ?? '');
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
  const leave = () => {
    // Emptied on purpose; a text that was only begun leaves the choice as it was.
    if (text === '') onValue(null);
    hide();
  };
  const step = (by: number) => {
    if (open) setAt((at + by + shown.length) % Math.max(1, shown.length));
    else show(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: open ? () => choose(shown[at]) : undefined,
      Escape: open ? hide : undefined,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    // Esc closes the list and not the dialog around it.
    event.stopPropagation();
    act();
  };

  const label = text ?? chosen?.label ?? '';
  return { box, list, open, shown, at, label, show, choose, leave, onKeyDown };
}

/** Anywhere in the label: people remember the word that matters, seldom the first one. */
function matching(options: readonly ComboOption[], text: string, canCreate: boolean) {
  const wanted = text.trim().toLowerCase();
  const found = options.filter((option) => option.label.toLowerCase().includes(wanted));
  const isThere = found.some((option) => option.label.toLowerCase() === wanted);
  if (!canCreate || !wanted || isThere) return found;
  return [...found, { value: createValue, label: `Create “${text.trim()}”` }];
}
