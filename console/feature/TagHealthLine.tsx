import type { TagHealth } from '../../core/model/tag-health.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { HealthBadge } from '../../ui/HealthBadge.tsx';
import { HealthWhy } from '../../ui/HealthWhy.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { formatInstant } from '../app/format.ts';

/** Of this tag alone; the feature's head shows its worst one. Repair is offered whatever the health. */
export function TagHealthLine({ health }: { health: TagHealth }) {
  const { workspace } = useCurrent();
  const mayTag = useMay('tag');
  const when = (at: string) => formatInstant(at, workspace.timezone);
  const { feature, tag, since, checkedAt, figures, sighting, lastUse, repaired } = health;
  const isWell = health.health === 'healthy' || health.health === 'unknown';
  const times = [since && `Since ${when(since)}.`, checkedAt && `Checked ${when(checkedAt)}.`];
  return (
    <div class="tag-health">
      <div>
        <HealthBadge health={health.health} reason={health.cause} showReason />
        <p class="alert-times quiet">{times.filter(Boolean).join(' ')}</p>
        <HealthWhy figures={figures} sighting={sighting} lastUse={lastUse} when={when} />
      </div>
      <ButtonLink
        variant={isWell ? 'quiet' : 'secondary'}
        icon="repair"
        href={`#/features/${feature}/repair/${tag}`}
      >
        {mayTag ? (repaired ? 'Repair or undo' : 'Repair') : 'Candidates'}
      </ButtonLink>
    </div>
  );
}
