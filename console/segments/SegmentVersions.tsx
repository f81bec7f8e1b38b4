import { readTree } from '../../core/engage/condition-tree.ts';
import type { Segment, SegmentVersion } from '../../core/model/segment.ts';
import { Button } from '../../ui/Button.tsx';
import { audienceWords } from '../../ui/engage/audience.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent } from '../app/current.ts';
import { formatInstant } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useNames } from '../engage/use-names.ts';
import { Section } from '../settings/Section.tsx';
import { useSegmentActions } from './use-segment-actions.ts';

type Props = { segment: Segment; may: boolean };

/** Every condition that it ever had; an older one comes back as a new version. */
export function SegmentVersions({ segment, may }: Props) {
  const versions = useRpc('list_segment_versions', { segment: segment.id });
  return (
    <Section title="Versions">
      <Loaded query={versions} failed="The versions could not be loaded">
        {(rows) => (
          <ol class="versions">
            {rows.map((version) => (
              <Version key={version.version} {...{ segment, version, may }} />
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}

function Version({ segment, version, may }: Props & { version: SegmentVersion }) {
  const { workspace } = useCurrent();
  const names = useNames();
  const toast = useToast();
  const { change } = useSegmentActions();
  const { condition } = version;
  const isCurrent = version.version === segment.version;
  const goBack = async () => {
    if (!condition) return;
    const holds = { kind: 'condition', condition } as const;
    const text = `${segment.name} is as in version ${version.version} again.`;
    const wrong = await change(segment, { ...segment, holds }, text);
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  };
  return (
    <li>
      <span class="version-number">v{version.version}</span>
      <div class="version-body">
        <p>
          {condition && audienceWords(condition, names)}
          <br />
          <small>
            {formatInstant(version.createdAt, workspace.timezone)}, by{' '}
            {version.createdBy ?? 'somebody who has left'}
            {isCurrent && ' (this is the present one)'}
          </small>
        </p>
        {condition && !readTree(condition) && (
          <pre class="condition">{JSON.stringify(condition, null, 2)}</pre>
        )}
        {may && !isCurrent && (
          <Button small icon="history" onClick={goBack}>
            Go back to version {version.version}
          </Button>
        )}
      </div>
    </li>
  );
}
