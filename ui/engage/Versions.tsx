import { useState } from 'preact/hooks';
import type { Item, ItemVersion } from '../../core/model/engagement.ts';
import { Button } from '../Button.tsx';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { Changes } from './Changes.tsx';
import { useEditing } from './editing.ts';
import { formatMoment } from './words.ts';

type Props = {
  item: Item;
  versions: readonly ItemVersion[];
  /** Undefined where the role reads only. What it returns is shown as the error. */
  onRollBack: ((version: number) => Promise<string | undefined>) | undefined;
};

/** Newest first: the draft against what is published, then each version against the one before it. */
export function Versions({ item, versions, onRollBack }: Props) {
  const newest = versions.toSorted((a, b) => b.version - a.version);
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
          {...{ item, version, onRollBack }}
          before={newest[i + 1] ?? null}
        />
      ))}
      {!last && (
        <li class="quiet">Nothing was published yet. Each publication becomes a version.</li>
      )}
    </ol>
  );
}

type VersionProps = Omit<Props, 'versions'> & { version: ItemVersion; before: ItemVersion | null };

function Version({ item, version, before, onRollBack }: VersionProps) {
  const { timezone } = useEditing();
  const [asking, setAsking] = useState(false);
  const current = version.version === item.version;
  return (
    <li>
      <span class="version-number">v{version.version}</span>
      <div class="version-body">
        <p>
          {version.note || (before ? 'Published without a note.' : 'First version.')}
          <br />
          <small>
            {formatMoment(version.publishedAt, timezone)}, by{' '}
            {version.publishedBy ?? 'somebody who has left'}
            {version.approvedBy && `, approved by ${version.approvedBy}`}
            {current && ' (this is the published one)'}
          </small>
        </p>
        {before && <Changes before={before.definition} after={version.definition} />}
        {onRollBack && !current && item.state !== 'archived' && (
          <Button small icon="history" onClick={() => setAsking(true)}>
            Go back to version {version.version}
          </Button>
        )}
      </div>
      {asking && onRollBack && (
        <ConfirmDialog
          title={`Go back to version ${version.version}?`}
          confirmLabel="Go back"
          onClose={() => setAsking(false)}
          onConfirm={() => onRollBack(version.version)}
        >
          It goes live again as a new version{item.changed && ', and the draft is replaced by it'}.
          Nothing of the versions between is lost.
        </ConfirmDialog>
      )}
    </li>
  );
}
