/** Opens the capture whose details somebody has just asked for on the page. */
import { useEffect } from 'preact/hooks';
import { useSetting } from '../hooks.ts';
import { useServices } from '../services.ts';

/** Asked for longer ago, it was for a panel that never opened. */
const freshMs = 15_000;

export function useWanted(open: (capture: string) => void): void {
  const { db, now } = useServices();
  const wanted = useSetting('wanted');
  useEffect(() => {
    if (!wanted || now() - wanted.at > freshMs) return;
    void db.settings.delete('wanted');
    open(wanted.capture);
  }, [wanted?.at]);
}
