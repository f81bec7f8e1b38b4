import type { EvidenceRow, Triage } from '../../../core/model/voice/inbox.ts';
import { Button } from '../../../ui/Button.tsx';
import type { IconName } from '../../../ui/icons.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { plural } from '../../../ui/plural.ts';
import { Choosers } from './Choosers.tsx';
import type { ChooserName } from './use-inbox-keys.ts';

type Props = {
  rows: readonly EvidenceRow[];
  isMany: boolean;
  open: string | undefined;
  onOpen: (name: ChooserName | undefined) => void;
  onAct: (changes: Triage, said: string) => Promise<boolean>;
  onClear: () => void;
};

const buttons: readonly { name: ChooserName; label: string; key: string; icon: IconName }[] = [
  { name: 'link', label: 'Link to a request', key: 'l', icon: 'link' },
  { name: 'feature', label: 'Feature', key: 'f', icon: 'features' },
  { name: 'tag', label: 'Tag', key: 't', icon: 'track' },
  { name: 'assign', label: 'Assign', key: 'a', icon: 'user' },
  { name: 'snooze', label: 'Snooze', key: 's', icon: 'clock' },
];

/** What can be done, each with its key, on one piece or on all that are marked. */
export function TriageBar({ rows, isMany, open, onOpen, onAct, onClear }: Props) {
  const isDone = rows.every(({ state }) => state === 'done');
  return (
    <div class="triage-bar" role="toolbar" aria-label="Sort">
      {isMany && (
        <span class="triage-count">
          {plural(rows.length, 'piece')} marked
          <Button small variant="quiet" onClick={onClear}>
            Clear
          </Button>
        </span>
      )}
      {buttons.map(({ name, label, key, icon }) => (
        <Button
          key={name}
          small
          variant={name === 'link' ? 'primary' : 'secondary'}
          icon={icon}
          onClick={() => onOpen(name)}
        >
          {label} <Kbd keys={key} />
        </Button>
      ))}
      <Button
        small
        icon={isDone ? 'undo' : 'check'}
        onClick={() =>
          void onAct({ state: isDone ? 'new' : 'done' }, isDone ? 'Back in the inbox' : 'Done')
        }
      >
        {isDone ? 'Back to new' : 'Done'} <Kbd keys="e" />
      </Button>
      <Choosers rows={rows} open={open} onClose={() => onOpen(undefined)} onAct={onAct} />
    </div>
  );
}
