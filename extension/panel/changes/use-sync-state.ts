/** How things stand between this computer and the server, for every place that says so. */
import { countUnsent } from '../../voice/unsent.ts';
import { useLive, useOnline, useSetting } from '../hooks.ts';
import { useServices } from '../services.ts';

export type SyncState = {
  online: boolean;
  /** Queued or on their way. */
  waiting: number;
  /** Refused by the server; a person has to look. */
  failed: number;
};

export function useSyncState(): SyncState {
  const { db } = useServices();
  const online = useOnline();
  const contact = useSetting('contact');
  const counts = useLive(async () => {
    const [queued, sending, failed] = await Promise.all(
      (['queued', 'sending', 'failed'] as const).map((state) =>
        db.outbox.where('state').equals(state).count(),
      ),
    );
    const { changes, pictures, refused } = await countUnsent(db);
    const waiting = (queued ?? 0) + (sending ?? 0) + changes + pictures;
    return { waiting, failed: (failed ?? 0) + refused };
  }, []);
  return {
    online: online && contact?.ok !== false,
    waiting: counts?.waiting ?? 0,
    failed: counts?.failed ?? 0,
  };
}
