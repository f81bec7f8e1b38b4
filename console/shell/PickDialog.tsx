/** A field that narrows a list, in a dialog of its own: type, ↑ ↓, Enter. The palette and every chooser are one. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { classes } from '../../ui/classes.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Kbd } from '../../ui/Kbd.tsx';

export type Pick = {
  id: string;
  label: string;
  icon: IconName;
  detail?: ComponentChildren;
  /** Named once, at its first row: a heading between rows would be a stop for the arrows. */
  group?: string | undefined;
  keys?: string | undefined;
};

type Props<P extends Pick> = {
  title: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  picks: readonly P[];
  onPick: (pick: P) => void;
  onClose: () => void;
  /** Instead of an empty list. */
  none: ComponentChildren;
};

export function PickDialog<P extends Pick>(props: Props<P>) {
  const { title, placeholder, text, onText, picks, onPick, onClose, none } = props;
  const [at, setAt] = useState(0);
  // The list may shrink while an answer is on its way.
  const on = Math.min(at, Math.max(0, picks.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = picks[on];
    if (event.key === 'Enter' && chosen) onPick(chosen);
    else if (step && picks.length) {
      const next = (on + step + picks.length) % picks.length;
      setAt(next);
      document.getElementById(`pick-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  };
  return (
    <Dialog open bare title={title} onClose={onClose}>
      <div class="palette">
        <div class="palette-field">
          <Icon name="search" size={18} />
          <input
            role="combobox"
            aria-label={title}
            aria-expanded="true"
            aria-controls="picks"
            aria-activedescendant={picks.length ? `pick-${on}` : undefined}
            autocomplete="off"
            placeholder={placeholder}
            value={text}
            onInput={(event) => {
              onText(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <Kbd keys="Esc" />
        </div>
        {picks.length === 0 ? (
          <p class="palette-none" role="status">
            {none}
          </p>
        ) : (
          <div id="picks" class="palette-list" role="listbox" aria-label="Results">
            {picks.map((pick, index) => (
              <Row
                key={pick.id}
                pick={pick}
                index={index}
                active={index === on}
                first={pick.group !== picks[index - 1]?.group}
                onPick={() => onPick(pick)}
              />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

type RowProps = { pick: Pick; index: number; active: boolean; first: boolean; onPick: () => void };

function Row({ pick, index, active, first, onPick }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus stays in the field, which has the keys
    <div
      id={`pick-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      class={classes('palette-row', active && 'on')}
      onClick={onPick}
    >
      <Icon name={pick.icon} />
      <span>
        {pick.label}
        {pick.detail && <small class="palette-detail">{pick.detail}</small>}
      </span>
      {first && pick.group && <small>{pick.group}</small>}
      {pick.keys && <Kbd keys={pick.keys} />}
    </div>
  );
}
