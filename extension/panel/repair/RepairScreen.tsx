import { useState } from 'preact/hooks';
import type { TagHealth } from '../../../core/model/tag-health.ts';
import { Button } from '../../../ui/Button.tsx';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { HealthWhy } from '../../../ui/HealthWhy.tsx';
import { RepairView } from '../../../ui/repair/RepairView.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { BackBar } from '../BackBar.tsx';
import { formatMoment } from '../format.ts';
import { useAnswer, useLive } from '../hooks.ts';
import { StaleNote } from '../StaleNote.tsx';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useMayTag, useWork } from '../work.ts';
import { useCandidatesOnPage } from './use-candidates-on-page.ts';
import { useRepair } from './use-repair.ts';

type Props = { feature: string; tag: string; go: Go; onRepaired: () => void };

/** The console's repair, with the live page beside it to see which candidate is meant. */
export function RepairScreen({ feature, tag, go, onRepaired }: Props) {
  const { db, now } = useServices();
  const { workspace } = useWork();
  const [again, setAgain] = useState(0);
  const name = useLive(async () => (await db.features.get(feature))?.name, [feature]);
  const options = useAnswer('repair_candidates', { tag }, again);
  const health = useAnswer('feature_health', { feature }, again);
  const mayRepair = useMayTag();
  const page = useCandidatesOnPage(options.data?.candidates ?? []);
  const mine = health.data?.find((one) => one.tag === tag);
  const { accept, takeBack } = useRepair(tag, () => {
    setAgain((before) => before + 1);
    onRepaired();
  });
  return (
    <>
      <BackBar title={name ? `Repair “${name}”` : 'Repair'} onBack={() => go.feature(feature)} />
      <div class="feature">
        {mine && <Trouble health={mine} />}
        {mine?.repaired && mayRepair && (
          <Button icon="undo" onClick={() => void takeBack()}>
            Undo the repair
          </Button>
        )}
        <StaleNote answer={options} />
        {options.data ? (
          <>
            {options.data.candidates.length > 0 && !page && <LookOnPage />}
            <RepairView
              options={options.data}
              when={formatMoment}
              timeZone={workspace.timezone}
              now={now()}
              mayRepair={mayRepair}
              page={page}
              onAccept={async (choice) => {
                const wrong = await accept(choice);
                if (!wrong) go.feature(feature);
                return wrong;
              }}
            />
          </>
        ) : options.loading ? (
          <Skeleton rows={4} label="Looking for candidates" />
        ) : (
          <p class="none" role="status">
            {options.error?.message ?? 'The candidates could not be loaded.'}
          </p>
        )}
      </div>
    </>
  );
}

function Trouble({ health }: { health: TagHealth }) {
  const { figures, sighting, lastUse, since } = health;
  return (
    <div class="tag-health">
      <HealthBadge health={health.health} reason={health.cause} showReason />
      {since && <small class="soft">Since {formatMoment(since)}</small>}
      <HealthWhy figures={figures} sighting={sighting} lastUse={lastUse} when={formatMoment} />
    </div>
  );
}

/** The page is looked at when asked, because that draws over it. */
function LookOnPage() {
  const { page } = useServices();
  const problem = page.problem.value;
  return (
    <div class="look">
      <Button small icon="eye" onClick={() => void page.setMode('tagged')}>
        Show them on the page
      </Button>
      {problem && <p class="wm-note">{problem.message}</p>}
    </div>
  );
}
