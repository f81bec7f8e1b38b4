/** Live: events as they arrive, and what each was recognised as. */
import { useState } from 'preact/hooks';
import type { App } from '../../core/model/workspace.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCurrent } from '../app/current.ts';
import { plural } from '../app/format.ts';
import { kindNames } from '../app/labels.ts';
import { EventList } from './EventList.tsx';
import { type LiveFilter, matches } from './live-events.ts';
import { useLiveEvents } from './use-live-events.ts';

/** Keyed by app: the events of one must never stay under the name of another. */
export function LivePage() {
  const { app } = useCurrent();
  return (
    <div class="page">
      <header class="page-head">
        <h1>Live</h1>
        <p class="lead">
          {app ? `What happens in ${app.name}, seconds after it does.` : 'Events as they arrive.'}
        </p>
      </header>
      {app ? (
        <Stream key={app.id} app={app} />
      ) : (
        <EmptyState
          title="Connect your product first"
          actions={
            <ButtonLink variant="primary" href="#/settings/apps">
              Add your product
            </ButtonLink>
          }
        >
          <p>Once its pages carry the snippet, every click shows here.</p>
        </EmptyState>
      )}
    </div>
  );
}

/** All of it first; frustration as one choice, since it is looked for as one. */
const kinds = [
  { value: '', label: 'All events' },
  ...Object.entries(kindNames).map(([value, { name }]) => ({ value, label: name })),
  { value: 'frustration', label: 'All frustration' },
];

/** Filters work on what is shown and keep what arrives: clearing them loses nothing. */
function Stream({ app }: { app: App }) {
  const [paused, setPaused] = useState(false);
  const [filter, setFilter] = useState<LiveFilter>({ kind: '', text: '', untagged: false });
  const { events, error } = useLiveEvents(app.id, paused);
  const shown = events?.filter((event) => matches(event, filter)) ?? [];
  const change = (part: Partial<LiveFilter>) => setFilter((before) => ({ ...before, ...part }));
  return (
    <section class="sheet" aria-label="Events">
      <div class="toolbar">
        <Button
          icon={paused ? 'play' : 'pause'}
          variant={paused ? 'primary' : 'secondary'}
          onClick={() => setPaused(!paused)}
        >
          {paused ? 'Resume' : 'Pause'}
        </Button>
        <span class={paused || error ? 'pulse pulse-off' : 'pulse'} role="status">
          {paused ? 'Paused' : error ? 'Not connected' : 'Listening'}
        </span>
        <span class="toolbar-gap" />
        <Checkbox
          label="Untagged only"
          checked={filter.untagged}
          onChecked={(untagged) => change({ untagged })}
        />
        <Select
          aria-label="Kind of event"
          value={filter.kind}
          options={kinds}
          onValue={(kind) => change({ kind })}
        />
        <div class="toolbar-search">
          <Input
            type="search"
            icon="search"
            data-search
            aria-label="Search events"
            placeholder="Element, page, person"
            value={filter.text}
            onText={(text) => change({ text })}
          />
        </div>
      </div>
      {error && (
        <div class="sheet-message">
          <ErrorState title="Events cannot be read just now">{error.message}</ErrorState>
        </div>
      )}
      {!events && !error && <Skeleton rows={8} label="Loading events" />}
      {events?.length === 0 && <NoEvents app={app} />}
      {events && events.length > 0 && shown.length === 0 && (
        <p class="quiet sheet-message">
          None of the latest {plural(events.length, 'event')} matches. New ones appear as they come.
        </p>
      )}
      {shown.length > 0 && <EventList events={shown} />}
    </section>
  );
}

/** Not an error: says what to do to see the first one. */
function NoEvents({ app }: { app: App }) {
  return (
    <EmptyState
      title="Nothing has happened yet"
      actions={<ButtonLink href={`#/install/${app.id}`}>Check the installation</ButtonLink>}
    >
      <p>
        Open {app.name} and click something: it shows here within seconds, with the name of the
        element and what it was recognised as.
      </p>
    </EmptyState>
  );
}
