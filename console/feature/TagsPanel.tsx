import type { Feature, TagVersion } from '../../core/model/feature.ts';
import type { TagHealth } from '../../core/model/tag-health.ts';
import { Badge } from '../../ui/Badge.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { spanWords } from '../../ui/repair/span-words.ts';
import { useCurrent } from '../app/current.ts';
import { formatInstant, plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { changesBetween, pageWords, targetWords } from './rule-words.ts';
import { TagElements } from './TagElements.tsx';
import { TagHealthLine } from './TagHealthLine.tsx';

/** The rules by which the feature is recognised: what each counts now, how it came to that, what it met. */
export function TagsPanel({ feature }: { feature: Feature }) {
  const versions = useRpc('list_tag_versions', { feature: feature.id });
  // Apart: versions are worth reading even where the check has not run yet.
  const health = useRpc('feature_health', { feature: feature.id });
  return (
    <Loaded query={versions} failed="The tags could not be loaded">
      {(all) => {
        const tags = [...Map.groupBy(all, ({ tag }) => tag).values()];
        return tags.length === 0 ? (
          <EmptyState title="No tag yet">
            <p>
              Nothing is counted for this feature. Open your product with Waymark’s extension, point
              at its element and choose this feature’s name.
            </p>
          </EmptyState>
        ) : (
          <div class="tags">
            {tags.map((history) => (
              <Tag
                key={history[0]?.tag}
                history={history}
                health={health.data?.find(({ tag }) => tag === history[0]?.tag)}
              />
            ))}
          </div>
        );
      }}
    </Loaded>
  );
}

type TagProps = { history: readonly TagVersion[]; health: TagHealth | undefined };

/** Newest version first. */
function Tag({ history, health }: TagProps) {
  const [now] = history;
  if (!now) return null;
  return (
    <article class="tag">
      <h3>
        {targetWords(now.rule).join(', ')} <span>{pageWords(now.rule)}</span>
      </h3>
      {health && <TagHealthLine health={health} />}
      <p class="quiet">Recognises {plural(now.elements, 'recorded element')}.</p>
      <ol class="versions">
        {history.map((version, index) => (
          <Version key={version.version} version={version} before={history[index + 1]} />
        ))}
      </ol>
      <TagElements tag={now.tag} />
    </article>
  );
}

/** What it changed, from when to when it counts, and who made it. */
function Version({ version, before }: { version: TagVersion; before: TagVersion | undefined }) {
  const { workspace } = useCurrent();
  const when = (at: string) => formatInstant(at, workspace.timezone);
  const changes = before ? changesBetween(before.rule, version.rule) : ['First version'];
  const idle = version.counts === false;
  return (
    <li class={idle ? 'version-idle' : undefined}>
      <span class="version-number">v{version.version}</span>
      <div>
        {changes.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p class="version-span">
          {version.kind === 'repair' && <Badge tone="accent">Repair</Badge>}
          {version.kind === 'undo' && <Badge>Repair undone</Badge>}
          {spanWords(version, when)}
        </p>
        <small>
          {when(version.createdAt)}
          {version.createdBy && `, ${version.createdBy}`}
        </small>
      </div>
    </li>
  );
}
