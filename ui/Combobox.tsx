import { classes } from './classes.ts';
import type { Wiring } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { type ComboProps, useCombobox } from './use-combobox.ts';

export type { ComboOption } from './use-combobox.ts';

type Props = ComboProps & {
  wiring: Wiring;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
};

/** A text field that narrows a list (ARIA combobox with a list box); clearing the text chooses nothing. */
export function Combobox({ wiring, placeholder, disabled, ...props }: Props) {
  const { box, list, open, shown, at, label, show, choose, leave, onKeyDown } = useCombobox(props);
  const listId = `${wiring.id}-list`;
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
        value={label}
        onInput={(event) => show(event.currentTarget.value)}
        onClick={(event) => {
          // What stands there is the choice, not a search: typing replaces it.
          event.currentTarget.select();
          if (!open) show(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
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
