import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { goKeys } from './shortcuts.ts';

/** Those that are not places; places are listed from the shortcuts' own table. */
const general = [
  ['Ctrl K', 'Find or do anything (⌘ K on a Mac)'],
  ['/', 'Search on this page'],
  ['↑ ↓', 'Move along the rows of a table'],
  ['← →', 'Read a chart day by day'],
  ['Esc', 'Close what is open'],
  ['?', 'This list'],
] as const;

/** Lists what is there, from the same tables that make it work. */
export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title="Keyboard shortcuts" onClose={onClose}>
      <dl class="shortcuts">
        {Object.entries(goKeys).map(([key, { label }]) => (
          <Row key={key} keys={`g ${key}`} what={`Go to ${label}`} />
        ))}
        {general.map(([keys, what]) => (
          <Row key={keys} keys={keys} what={what} />
        ))}
      </dl>
    </Dialog>
  );
}

/** Keys first: people look for the key they saw. */
function Row({ keys, what }: { keys: string; what: string }) {
  return (
    <div>
      <dt>
        <Kbd keys={keys} />
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
