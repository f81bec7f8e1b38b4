/** Alerts: which tags no longer count what they should, why, since when, and one click to mend each. */
import type { Alert } from '../../core/model/tag-health.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type Tab, Tabs } from '../../ui/Tabs.tsx';
import { plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useServices } from '../app/services.ts';
import { AlertItem } from './AlertItem.tsx';
import { useAlerts } from './use-alerts.ts';

const views = ['open', 'snoozed', 'closed'] as const;
type View = (typeof views)[number];

/** Acknowledged ones stay among the open: they are seen, not mended. */
const belongs = (view: View) => (alert: Alert) =>
  view === 'open' ? alert.state === 'open' || alert.state === 'acknowledged' : alert.state === view;

/** The filter is in the address, so that a link shows the same list. */
export function AlertsPage() {
  const { router } = useServices();
  const wanted = router.route.value.query.get('show');
  const view = views.find((one) => one === wanted) ?? 'open';
  const live = useAlerts(null);
  const closed = useAlerts('closed');
  const query = view === 'closed' ? closed : live;
  const count = (one: View) => live.data?.filter(belongs(one)).length;
  const tabs: Tab<View>[] = [
    { id: 'open', label: 'Open', count: count('open') },
    { id: 'snoozed', label: 'Snoozed', count: count('snoozed') },
    { id: 'closed', label: 'Closed' },
  ];
  return (
    <div class="page">
      <header class="page-head">
        <h1>Alerts</h1>
        <p class="lead">Tags that may no longer count what they name.</p>
      </header>
      <section class="sheet sheet-padded" aria-label="Alerts by state">
        <Tabs
          label="State"
          tabs={tabs}
          value={view}
          onValue={(next) => router.setQuery({ show: next === 'open' ? null : next })}
        >
          <Loaded query={query} failed="The alerts could not be loaded">
            {(alerts) => <AlertList alerts={alerts.filter(belongs(view))} view={view} />}
          </Loaded>
        </Tabs>
      </section>
    </div>
  );
}

/** Arrows go from alert to alert, as in every list of the console. */
function AlertList({ alerts, view }: { alerts: readonly Alert[]; view: View }) {
  if (alerts.length === 0) return <NoAlerts view={view} />;
  return (
    <>
      <p class="wm-hidden" role="status">
        {plural(alerts.length, 'alert')}
      </p>
      <ul class="alerts" onKeyDown={moveByArrow}>
        {alerts.map((alert) => (
          <AlertItem key={alert.id} alert={alert} />
        ))}
      </ul>
    </>
  );
}

function NoAlerts({ view }: { view: View }) {
  if (view === 'open') {
    return (
      <EmptyState
        title="No tag needs you"
        actions={<ButtonLink href="#/features">Go to Features</ButtonLink>}
      >
        <p>
          Each tag is checked every ten minutes against its share of the app’s traffic in the same
          hours of earlier weeks. When one breaks, it stands here with its cause.
        </p>
      </EmptyState>
    );
  }
  return (
    <p class="quiet">
      {view === 'snoozed'
        ? 'None is snoozed. A snoozed alert comes back by itself when its time is over.'
        : 'None is closed yet.'}
    </p>
  );
}

function moveByArrow(event: KeyboardEvent) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = event.target instanceof HTMLElement ? event.target : null;
  // An open menu and the summary of figures have arrows of their own.
  if (!step || !target?.matches('a, button') || target.closest('[role=menu]')) return;
  const item = target.closest('.alert');
  const next = step > 0 ? item?.nextElementSibling : item?.previousElementSibling;
  const link = next?.querySelector<HTMLElement>('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}
