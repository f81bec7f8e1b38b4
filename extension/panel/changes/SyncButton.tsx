import { classes } from '../../../ui/classes.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { IconName } from '../../../ui/icons.ts';
import { countOf } from '../format.ts';
import type { Go } from '../Workplace.tsx';
import { type SyncState, useSyncState } from './use-sync-state.ts';

/** The header's word on whether everything has arrived; opens the list of changes. */
export function SyncButton({ go }: { go: Go }) {
  const state = useSyncState();
  const { icon, label, tone } = look(state);
  const figure = state.failed || state.waiting;
  return (
    <button
      type="button"
      class={classes('sync', tone && `sync-${tone}`)}
      title={label}
      aria-label={label}
      onClick={go.changes}
    >
      <Icon name={icon} />
      {figure > 0 && <span>{figure}</span>}
    </button>
  );
}

/** The worst comes first: one mark has room for one state. */
function look({ online, waiting, failed }: SyncState): {
  icon: IconName;
  label: string;
  tone?: 'wrong' | 'wait';
} {
  if (failed > 0) {
    return { icon: 'warn', label: `${countOf(failed, 'change')} refused`, tone: 'wrong' };
  }
  if (!online) {
    const label = waiting > 0 ? `Offline, ${countOf(waiting, 'change')} waiting` : 'Offline';
    return { icon: 'offline', label, tone: 'wait' };
  }
  if (waiting > 0)
    return { icon: 'up', label: `Sending ${countOf(waiting, 'change')}`, tone: 'wait' };
  return { icon: 'check', label: 'Everything is on the server' };
}
