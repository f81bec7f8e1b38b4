import { useState } from 'preact/hooks';
import { classes } from '../../ui/classes.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { type Command, narrow } from './commands.ts';
import { useCommands } from './use-commands.ts';

/** Find or do anything: type, ↑ ↓, Enter. */
export function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const commands = narrow(useCommands(onHelp), text);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(commands[at]);
    else if (step && commands.length) {
      const next = (at + step + commands.length) % commands.length;
      setAt(next);
      document.getElementById(`command-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  };
  return (
    <Dialog open bare title="Find or do anything" onClose={onClose}>
      <div class="palette">
        <div class="palette-field">
          <Icon name="search" size={18} />
          <input
            role="combobox"
            aria-label="Find or do anything"
            aria-expanded="true"
            aria-controls="commands"
            aria-activedescendant={commands.length ? `command-${at}` : undefined}
            autocomplete="off"
            placeholder="A page, a feature, an action"
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <Kbd keys="Esc" />
        </div>
        {commands.length === 0 ? (
          <p class="palette-none" role="status">
            Nothing here is called “{text}”.
          </p>
        ) : (
          <div id="commands" class="palette-list" role="listbox" aria-label="Results">
            {commands.map((command, index) => (
              <Row
                key={command.id}
                command={command}
                index={index}
                active={index === at}
                first={command.group !== commands[index - 1]?.group}
                onRun={() => run(command)}
              />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}

type RowProps = {
  command: Command;
  index: number;
  active: boolean;
  /** First of its group: the group's name stands at its right. */
  first: boolean;
  onRun: () => void;
};

/** The group's name once, at its first row: a heading between rows would be a stop for the arrows. */
function Row({ command, index, active, first, onRun }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus stays in the field, which has the keys
    <div
      id={`command-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      class={classes('palette-row', active && 'on')}
      onClick={onRun}
    >
      <Icon name={command.icon} />
      <span>{command.label}</span>
      {first && <small>{command.group}</small>}
      {command.keys && <Kbd keys={command.keys} />}
    </div>
  );
}
