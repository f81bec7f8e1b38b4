import { useState } from 'preact/hooks';
import type { Feature } from '../../core/model/feature.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { HealthBadge } from '../../ui/HealthBadge.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { formatDate } from '../app/format.ts';
import { statusOf } from '../app/labels.ts';
import { EditFeature } from './EditFeature.tsx';
import { useArchive } from './use-archive.ts';

/** Name, state and facts on top; the health's reason in full, since it says whether to trust what follows. */
export function FeatureHead({ feature }: { feature: Feature }) {
  const { workspace } = useCurrent();
  const mayTag = useMay('tag');
  const archive = useArchive();
  const [editing, setEditing] = useState(false);
  const status = statusOf(feature.status);
  return (
    <header class="feature-head">
      <div class="feature-title">
        <h1>
          {feature.name} <Badge tone={status.tone}>{status.name}</Badge>
          {feature.archivedAt && <Badge>Archived</Badge>}
        </h1>
        {mayTag && (
          <div class="wm-actions">
            {feature.archivedAt ? (
              <Button icon="undo" onClick={() => archive(feature, false)}>
                Restore
              </Button>
            ) : (
              <Button variant="quiet" icon="archive" onClick={() => archive(feature, true)}>
                Archive
              </Button>
            )}
            <Button icon="edit" onClick={() => setEditing(true)}>
              Edit
            </Button>
          </div>
        )}
      </div>
      {feature.description && <p class="lead">{feature.description}</p>}
      <dl class="facts">
        <div>
          <dt>Tag health</dt>
          <dd>
            <HealthBadge health={feature.health} reason={feature.healthReason} showReason />
          </dd>
        </div>
        <Fact name="Area" value={feature.areaName ?? 'None'} />
        <Fact name="Owner" value={feature.ownerName ?? 'Nobody'} />
        <Fact
          name="Released"
          value={
            feature.releasedAt ? formatDate(feature.releasedAt, workspace.timezone) : 'Not said'
          }
        />
      </dl>
      {editing && <EditFeature feature={feature} onClose={() => setEditing(false)} />}
    </header>
  );
}

/** Said even when it is empty: that nobody owns a feature is worth knowing. */
function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
