/** Repairing one tag: what is wrong with it, what it may have become, and accepting that from a day on. */
import type { TagHealth } from '../../core/model/tag-health.ts';
import { Button } from '../../ui/Button.tsx';
import { HealthBadge } from '../../ui/HealthBadge.tsx';
import { HealthWhy } from '../../ui/HealthWhy.tsx';
import { RepairView } from '../../ui/repair/RepairView.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { formatInstant } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { useRepair } from './use-repair.ts';

type Props = { feature: string; tag: string };

/** Health and candidates are asked for in parallel; each has its own loading and error. */
export function RepairPage({ feature: id, tag }: Props) {
  const { workspace } = useCurrent();
  const { router } = useServices();
  const feature = useRpc('get_feature', { feature: id });
  const health = useRpc('feature_health', { feature: id });
  const options = useRpc('repair_candidates', { tag });
  const mayRepair = useMay('tag');
  const { accept, takeBack } = useRepair(tag);
  const when = (at: string) => formatInstant(at, workspace.timezone);
  const mine = health.data?.find((one) => one.tag === tag);
  return (
    <div class="page page-narrow">
      <a class="back" href={`#/features/${id}?tab=tags`}>
        {feature.data?.name ?? 'Feature'}
      </a>
      <header class="repair-head">
        <h1>Repair {feature.data ? `“${feature.data.name}”` : 'a tag'}</h1>
        {mine && <Trouble health={mine} when={when} />}
      </header>
      {mine?.repaired && mayRepair && <Repaired onUndo={takeBack} />}
      <section class="sheet sheet-padded" aria-label="Candidates">
        <Loaded query={options} failed="The candidates could not be loaded">
          {(data) => (
            <RepairView
              options={data}
              when={when}
              timeZone={workspace.timezone}
              now={Date.now()}
              mayRepair={mayRepair}
              onAccept={async (choice) => {
                const wrong = await accept(choice);
                if (!wrong) router.go(`/features/${id}?tab=tags`);
                return wrong;
              }}
            />
          )}
        </Loaded>
      </section>
    </div>
  );
}

function Trouble({ health, when }: { health: TagHealth; when: (at: string) => string }) {
  const { since, figures, sighting, lastUse } = health;
  return (
    <>
      <HealthBadge health={health.health} reason={health.cause} showReason />
      {since && <p class="alert-times quiet">Since {when(since)}</p>}
      <HealthWhy figures={figures} sighting={sighting} lastUse={lastUse} when={when} />
    </>
  );
}

/** Whoever comes back the next day has no toast any more. */
function Repaired({ onUndo }: { onUndo: () => Promise<void> }) {
  return (
    <div class="repaired">
      <p>This tag was repaired. The version before it can still be brought back.</p>
      <Button icon="undo" onClick={() => void onUndo()}>
        Undo the repair
      </Button>
    </div>
  );
}
