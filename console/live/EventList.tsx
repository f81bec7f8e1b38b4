import type { EventRow } from '../../core/model/usage.ts';
import { Badge } from '../../ui/Badge.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useCurrent } from '../app/current.ts';
import { formatClock, formatInstant } from '../app/format.ts';
import { kindOf } from '../app/labels.ts';
import { MaskedText } from './MaskedText.tsx';

type Props = {
  events: readonly EventRow[];
  /** Days and not only hours, where events are not of today. */
  dated?: boolean;
};

/** Native details: each row opens by keyboard and is announced as such, without a line of ours. */
export function EventList({ events, dated = false }: Props) {
  return (
    <ol class={classes('events', dated && 'events-dated')}>
      {events.map((event) => (
        <li key={event.cursor}>
          <EventItem event={event} dated={dated} />
        </li>
      ))}
    </ol>
  );
}

/** Time, kind, thing, person: the order of a sentence about it. */
function EventItem({ event, dated }: { event: EventRow; dated: boolean }) {
  const { timezone } = useCurrent().workspace;
  const kind = kindOf(event.kind);
  // Live is of today; where the product sleeps, the latest may be of another day.
  const isOld = dated || Date.now() - new Date(event.at).getTime() > 12 * 3_600_000;
  const format = isOld ? formatInstant : formatClock;
  return (
    <details class={classes('event', kind.frustration && 'event-frustration')}>
      <summary>
        <time dateTime={event.at}>{format(event.at, timezone)}</time>
        <span class="event-kind">
          <Icon name={kind.icon} /> {kind.name}
        </span>
        <span class="event-what">
          <MaskedText text={event.elementName ?? event.name ?? event.path} />
          <Recognised event={event} />
        </span>
        <span class="event-who">
          {event.visitorName ?? `Anonymous ${event.visitor}`}
          {event.account && <small>{event.account}</small>}
        </span>
        <Icon name="chevronRight" class="event-open" />
      </summary>
      <EventDetail event={event} />
    </details>
  );
}

/** What the event counts for; an element without a tag says so, because that is where tagging begins. */
function Recognised({ event }: { event: EventRow }) {
  if (event.features.length === 0) {
    return event.element ? <small class="untagged">not tagged</small> : null;
  }
  return (
    <>
      {event.features.map(({ id, name }) => (
        <Badge key={id} tone="accent">
          {name}
        </Badge>
      ))}
    </>
  );
}

/** All that is stored about the event, so that nobody wonders what else is. */
function EventDetail({ event }: { event: EventRow }) {
  const { timezone } = useCurrent().workspace;
  const kind = kindOf(event.kind);
  const rows: [string, string | null][] = [
    ['When', `${formatInstant(event.at, timezone)}${event.late ? ', arrived late' : ''}`],
    ['Page', event.path],
    ['Element', event.elementName],
    ['Element id', event.element],
    ['Custom event', event.name],
    ['Properties', event.props && JSON.stringify(event.props)],
    ['Visitor', `${event.visitorName ?? 'Anonymous'} (${event.visitor})`],
    ['Account', event.account],
  ];
  return (
    <div class="event-detail">
      {kind.frustration && (
        <p>
          <Icon name="warn" /> {kind.frustration} A sign of trouble; it is no use of a feature.
        </p>
      )}
      <dl>
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <MaskedText text={value} />
                </dd>
              </div>
            ),
        )}
      </dl>
      {event.features.length > 0 && (
        <p class="event-links">
          Counts for{' '}
          {event.features.map(({ id, name }) => (
            <a key={id} href={`#/features/${id}`}>
              {name}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}
