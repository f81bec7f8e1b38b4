import type { Alert } from '../../core/model/tag-health.ts';
import type { Handling } from '../../ui/alerts/use-alert-actions.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { HealthBadge } from '../../ui/HealthBadge.tsx';
import { HealthWhy } from '../../ui/HealthWhy.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { formatAgo, formatInstant } from '../app/format.ts';
import { useHandleAlert } from './use-handle-alert.ts';

const closedWords: Record<NonNullable<Alert['closedBecause']>, string> = {
  recovered: 'Recovered by itself',
  repaired: 'Repaired',
  resolved: 'Resolved',
  archived: 'Archived',
};

/** Which tag, what is wrong and since when; then the one thing to do, and the ways to put it off. */
export function AlertItem({ alert }: { alert: Alert }) {
  const { workspace } = useCurrent();
  const mayTag = useMay('tag');
  const when = (at: string) => formatInstant(at, workspace.timezone);
  const { feature, featureName, appName, since, openedAt, figures } = alert;
  return (
    <li class="alert">
      <div class="alert-text">
        <h2>
          <a href={`#/features/${feature}?tab=tags`}>{featureName}</a>
          <span class="quiet">{appName}</span>
          <StateBadge alert={alert} when={when} />
        </h2>
        <HealthBadge health={alert.health} reason={alert.cause} showReason />
        <p class="alert-times quiet">
          {since ? (
            <time dateTime={since} title={when(since)}>
              Since {when(since)}, {formatAgo(since, Date.now())}
            </time>
          ) : (
            <time dateTime={openedAt}>Noticed {when(openedAt)}</time>
          )}
          {alert.reopened > 0 && `. Broke again ${timesWords(alert.reopened)}.`}
        </p>
        <HealthWhy figures={figures} when={when} />
      </div>
      {mayTag ? (
        <Actions alert={alert} />
      ) : (
        <ButtonLink icon="eye" href={repairHref(alert)}>
          Candidates
        </ButtonLink>
      )}
    </li>
  );
}

const repairHref = ({ feature, tag }: Alert) => `#/features/${feature}/repair/${tag}`;
const timesWords = (times: number) => (times === 1 ? 'once' : `${times} times`);

/** Open is what the list is for and stays unsaid. */
function StateBadge({ alert, when }: { alert: Alert; when: (at: string) => string }) {
  const { state, snoozedUntil, closedBecause, closedAt, handledBy } = alert;
  if (state === 'snoozed' && snoozedUntil) return <Badge>Snoozed until {when(snoozedUntil)}</Badge>;
  if (state === 'acknowledged') return <Badge>Seen{handledBy && ` by ${handledBy}`}</Badge>;
  if (state !== 'closed') return null;
  const words = closedBecause ? closedWords[closedBecause] : 'Closed';
  return <Badge tone="accent">{`${words}${closedAt ? `, ${when(closedAt)}` : ''}`}</Badge>;
}

const dayMs = 86_400_000;
const snoozes = [
  { days: 1, label: 'For a day' },
  { days: 3, label: 'For three days' },
  { days: 7, label: 'For a week' },
  { days: 30, label: 'For 30 days' },
];

/** Closed ones may only be opened again, as long as their tag has no other alert. */
function Actions({ alert }: { alert: Alert }) {
  const handle = useHandleAlert();
  const act = (action: Exclude<Handling['action'], 'snooze'>) => () =>
    void handle(alert, { action, until: null });
  const snooze = (days: number) => {
    const until = new Date(Date.now() + days * dayMs).toISOString();
    void handle(alert, { action: 'snooze', until });
  };
  if (alert.state === 'closed') {
    return (
      <div class="wm-actions alert-actions">
        {alert.closedBecause === 'resolved' && (
          <Button icon="undo" onClick={act('reopen')}>
            Open again
          </Button>
        )}
      </div>
    );
  }
  return (
    <div class="wm-actions alert-actions">
      <ButtonLink icon="repair" href={repairHref(alert)}>
        Repair
      </ButtonLink>
      {alert.state === 'open' ? (
        <Button variant="quiet" icon="eye" onClick={act('acknowledge')}>
          Acknowledge
        </Button>
      ) : (
        <Button variant="quiet" icon="undo" onClick={act('reopen')}>
          Open again
        </Button>
      )}
      <Menu
        label={`Snooze ${alert.featureName}`}
        align="end"
        items={snoozes.map(({ days, label }) => ({
          id: `${days}`,
          label,
          onSelect: () => snooze(days),
        }))}
        trigger={(props) => (
          <Button variant="quiet" icon="clock" {...props}>
            Snooze
          </Button>
        )}
      />
      <Button variant="quiet" icon="check" onClick={act('resolve')}>
        Resolve
      </Button>
    </div>
  );
}
