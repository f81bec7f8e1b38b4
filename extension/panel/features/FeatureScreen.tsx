import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../../ui/Menu.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import type { FeatureRow } from '../../db.ts';
import { BackBar } from '../BackBar.tsx';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { statusName } from '../words.ts';
import { useMayTag, useWork } from '../work.ts';
import { EditFeature } from './EditFeature.tsx';
import { FeatureTags } from './FeatureTags.tsx';
import { FeatureUsage } from './FeatureUsage.tsx';

/** One feature: how it is, who uses it, what it is recognised by. Drawn from the copy, so it opens offline. */
export function FeatureScreen({ id, go }: { id: string; go: Go }) {
  const { db } = useServices();
  const [editing, setEditing] = useState(false);
  const mayTag = useMayTag();
  const feature = useLive(async () => (await db.features.get(id)) ?? null, [id]);
  if (feature === undefined) return <Skeleton />;
  if (feature === null) return <Gone go={go} />;
  if (editing) return <EditFeature feature={feature} onDone={() => setEditing(false)} />;
  const about = [feature.areaName ?? 'No area', feature.ownerName ?? 'No owner'];
  return (
    <>
      <BackBar title={feature.name} onBack={go.back}>
        {mayTag && (
          <>
            <Button small icon="edit" onClick={() => setEditing(true)}>
              Edit
            </Button>
            <More feature={feature} go={go} />
          </>
        )}
      </BackBar>
      <div class="feature">
        <p class="soft">{[statusName(feature.status), ...about].join(' · ')}</p>
        {feature.description && <p>{feature.description}</p>}
        <HealthBadge health={feature.health} reason={feature.healthReason} showReason />
        <FeatureUsage feature={feature} />
        <FeatureTags feature={feature} go={go} />
      </div>
    </>
  );
}

/** Archiving needs no question because it can be undone, from the toast and from the console. */
function More({ feature, go }: { feature: FeatureRow; go: Go }) {
  const { changes, openConsole } = useServices();
  const toast = useToast();
  const archive = async () => {
    await changes.archiveFeature(feature, true);
    go.back();
    const undo = () => void changes.archiveFeature(feature, false);
    toast({ text: `“${feature.name}” is archived.`, action: { label: 'Undo', run: undo } });
  };
  const items: MenuItem[] = [
    {
      id: 'console',
      label: 'Open in the console',
      icon: 'external',
      onSelect: () => openConsole(`#/features/${feature.id}`),
    },
    { id: 'archive', label: 'Archive', icon: 'archive', onSelect: () => void archive() },
  ];
  return (
    <Menu
      label="More"
      align="end"
      items={items}
      trigger={(props) => <IconButton icon="more" label="More about this feature" {...props} />}
    />
  );
}

/** A colleague may archive what is open here. */
function Gone({ go }: { go: Go }) {
  const { workspace } = useWork();
  return (
    <EmptyState title="This feature is gone" actions={<Button onClick={go.back}>Back</Button>}>
      <p>Somebody archived it, or it belongs to another workspace than {workspace.name}.</p>
    </EmptyState>
  );
}
