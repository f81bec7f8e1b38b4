import { useState } from 'preact/hooks';
import { narrow } from './commands.ts';
import { PickDialog } from './PickDialog.tsx';
import { useCommands } from './use-commands.ts';

/** Find or do anything: type, ↑ ↓, Enter. */
export function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const [text, setText] = useState('');
  return (
    <PickDialog
      title="Find or do anything"
      placeholder="A page, a feature, an action"
      text={text}
      onText={setText}
      picks={narrow(useCommands(onHelp), text)}
      onPick={(command) => {
        onClose();
        command.run();
      }}
      onClose={onClose}
      none={<>Nothing here is called “{text}”.</>}
    />
  );
}
