import { useState } from 'preact/hooks';
import type { Item, ItemVersion } from '../../../core/model/engagement.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useItemActions } from '../use-item-actions.ts';
import { Changes } from './Changes.tsx';

/** Newest first: the draft against what is published, then each version against the one before it. */
export function VersionsPanel({ item }: { item: Item }) {
  const versions = useRpc('list_item_versions', { item: item.id });
  return (
    <Loaded query={versions} failed="The versions could not be loaded">
      {(data) => {
        const newest = data.toSorted((a, b) => b.version - a.version);
        const [last] = newest;
        return (
          <ol class="versions">
            {last && item.changed && (
              <li>
                <span class="version-number">Draft</span>
                <div class="version-body">
                  <p>Changed since version {last.version}, not published.</p>
                  <Changes before={last.definition} after={item.definition} />
                </div>
              </li>
            )}
            {newest.map((version, i) => (
              <Version
                key={version.version}
                item={item}
                version={version}
                before={newest[i + 1] ?? null}
              />
            ))}
            {!last && (
              <li class="quiet">Nothing was published yet. Each publication becomes a version.</li>
            )}
          </ol>
        );
      }}
    </Loaded>
  );
}

type Props = { item: Item; version: ItemVersion; before: ItemVersion | null };

function Version({ item, version, before }: Props) {
  const { workspace } = useCurrent();
  const mayWrite = useMay('tag');
  const { rollBack } = useItemActions();
  const [asking, setAsking] = useState(false);
  const current = version.version === item.version;
  const at = formatInstant(version.publishedAt, workspace.timezone);
  return (
    <li>
      <span class="version-number">v{version.version}</span>
      <div class="version-body">
        <p>
          {version.note || (before ? 'Published without a note.' : 'First version.')}
          <br />
          <small>
            {at}, by {version.publishedBy ?? 'somebody who has left'}
            {version.approvedBy && `, approved by ${version.approvedBy}`}
            {current && ' (this is the published one)'}
          </small>
        </p>
        {before && <Changes before={before.definition} after={version.definition} />}
        {mayWrite && !current && item.state !== 'archived' && (
          <Button small icon="history" onClick={() => setAsking(true)}>
            Go back to version {version.version}
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={`Go back to version ${version.version}?`}
          confirmLabel="Go back"
          onClose={() => setAsking(false)}
          onConfirm={() => rollBack(item, version.version)}
        >
          It goes live again as a new version{item.changed && ', and the draft is replaced by it'}.
          Nothing of the versions between is lost.
        </ConfirmDialog>
      )}
    </li>
  );
}
