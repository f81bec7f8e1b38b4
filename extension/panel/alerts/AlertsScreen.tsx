import type { Alert } from '../../../core/model/tag-health.ts';
import type { Handling } from '../../../ui/alerts/use-alert-actions.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { HealthWhy } from '../../../ui/HealthWhy.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { BackBar } from '../BackBar.tsx';
import { formatMoment } from '../format.ts';
import { StaleNote } from '../StaleNote.tsx';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useMayTag, useWork } from '../work.ts';
import type { Alerts } from './use-alerts.ts';
import { useHandleAlert } from './use-handle-alert.ts';

const dayMs = 86_400_000;

/** Open alerts of this product; the console has those of all, and the closed ones. */
export function AlertsScreen({ alerts, go }: { alerts: Alerts; go: Go }) {
  return (
    <>
      <BackBar title="Alerts" onBack={go.back} />
      <div class="pad">
        <StaleNote answer={alerts.answer} />
      </div>
      <List alerts={alerts} go={go} />
    </>
  );
}

function List({ alerts, go }: { alerts: Alerts; go: Go }) {
  const { app } = useWork();
  const { open, answer } = alerts;
  if (answer.data === undefined) {
    if (answer.loading) return <Skeleton rows={4} />;
    return (
      <p class="gap" role="status">
        {answer.error?.message ?? 'The alerts could not be loaded.'}
      </p>
    );
  }
  if (open.length === 0) {
    return (
      <EmptyState title="No tag needs you">
        <p>Every tag of {app.name} that can be judged counts what it names.</p>
      </EmptyState>
    );
  }
  return (
    <ul class="rows">
      {open.map((alert) => (
        <Item key={alert.id} alert={alert} alerts={alerts} go={go} />
      ))}
    </ul>
  );
}

function Item({ alert, alerts, go }: { alert: Alert; alerts: Alerts; go: Go }) {
  const { feature, featureName, tag, health, cause, since, figures, state } = alert;
  const mayTag = useMayTag();
  return (
    <li class="tag alert">
      <div>
        <button type="button" class="link" onClick={() => go.feature(feature)}>
          {featureName}
        </button>{' '}
        {state === 'acknowledged' && <Badge>Seen</Badge>}
        <HealthBadge health={health} reason={cause} showReason />
        {since && <small>Since {formatMoment(since)}</small>}
        <HealthWhy figures={figures} when={formatMoment} />
        <Button small icon="repair" onClick={() => go.repair(feature, tag)}>
          {mayTag ? 'Repair' : 'Candidates'}
        </Button>
      </div>
      {mayTag && <More alert={alert} onDone={alerts.refresh} />}
    </li>
  );
}

/** The same four things as in the console. */
function More({ alert, onDone }: { alert: Alert; onDone: () => void }) {
  const { now } = useServices();
  const handle = useHandleAlert(onDone);
  const act = (action: Exclude<Handling['action'], 'snooze'>) => () =>
    void handle(alert, { action, until: null });
  const snooze = (days: number) => () => {
    const until = new Date(now() + days * dayMs).toISOString();
    void handle(alert, { action: 'snooze', until });
  };
  return (
    <Menu
      label={`Alert on ${alert.featureName}`}
      align="end"
      items={[
        alert.state === 'open'
          ? {
              id: 'acknowledge',
              label: 'Acknowledge',
              icon: 'eye',
              onSelect: act('acknowledge'),
            }
          : {
              id: 'reopen',
              label: 'Open again',
              icon: 'undo',
              onSelect: act('reopen'),
            },
        {
          id: 'day',
          label: 'Snooze for a day',
          icon: 'clock',
          onSelect: snooze(1),
        },
        {
          id: 'week',
          label: 'Snooze for a week',
          icon: 'clock',
          onSelect: snooze(7),
        },
        {
          id: 'resolve',
          label: 'Resolve',
          icon: 'check',
          onSelect: act('resolve'),
        },
      ]}
      trigger={(props) => (
        <IconButton small icon="more" label={`More about ${alert.featureName}`} {...props} />
      )}
    />
  );
}
