import type { Feature } from '../../core/model/feature.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { EventList } from '../live/EventList.tsx';

/** The latest uses one by one: what the figures above are made of. */
export function SampleEvents({ feature, app }: { feature: Feature; app: number | null }) {
  const events = useRpc(
    'sample_events',
    app === null ? null : { app, feature: feature.id, limit: 50 },
  );
  if (app === null) return <p class="quiet">This workspace has no app yet.</p>;
  return (
    <Loaded query={events} failed="The events could not be loaded">
      {(rows) =>
        rows.length === 0 ? (
          <p class="quiet">No use of it is recorded.</p>
        ) : (
          <EventList events={rows} dated />
        )
      }
    </Loaded>
  );
}
