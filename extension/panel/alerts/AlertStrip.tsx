import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { countOf } from '../format.ts';
import type { Go } from '../Workplace.tsx';
import type { Alerts } from './use-alerts.ts';

/** Says so once, above the tabs; what somebody has acknowledged calls no more. */
export function AlertStrip({ alerts, go }: { alerts: Alerts; go: Go }) {
  const fresh = alerts.open.filter(({ state }) => state === 'open').length;
  if (fresh === 0) return null;
  return (
    <div class="notice" role="status">
      <Icon name="alerts" />
      <p>{countOf(fresh, 'tag needs', 'tags need')} you.</p>
      <Button small onClick={go.alerts}>
        See why
      </Button>
    </div>
  );
}
