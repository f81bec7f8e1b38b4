import type { Feature, TagVersion } from '../../core/model/feature.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useCurrent } from '../app/current.ts';
import { formatInstant, plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { changesBetween, pageWords, targetWords } from './rule-words.ts';
import { TagElements } from './TagElements.tsx';

/** The rules by which the feature is recognised: what each counts now, how it came to that, what it met. */
export function TagsPanel({ feature }: { feature: Feature }) {
  const versions = useRpc('list_tag_versions', { feature: feature.id });
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
              <Tag key={history[0]?.tag} history={history} />
            ))}
          </div>
        );
      }}
    </Loaded>
  );
}

/** Newest version first. */
function Tag({ history }: { history: readonly TagVersion[] }) {
  const { workspace } = useCurrent();
  const [now] = history;
  if (!now) return null;
  return (
    <article class="tag">
      <h3>
        {targetWords(now.rule).join(', ')} <span>{pageWords(now.rule)}</span>
      </h3>
      <p class="quiet">
        Recognises {plural(now.elements, 'recorded element')}
        {now.validFrom
          ? `, counted from ${formatInstant(now.validFrom, workspace.timezone)}.`
          : ', counted over all history.'}
      </p>
      <ol class="versions">
        {history.map((version, index) => {
          const before = history[index + 1];
          return (
            <li key={version.version}>
              <span class="version-number">v{version.version}</span>
              <div>
                {(before ? changesBetween(before.rule, version.rule) : ['First version']).map(
                  (line) => (
                    <p key={line}>{line}</p>
                  ),
                )}
                <small>
                  {formatInstant(version.createdAt, workspace.timezone)}
                  {version.createdBy && `, ${version.createdBy}`}
                </small>
              </div>
            </li>
          );
        })}
      </ol>
      <TagElements tag={now.tag} />
    </article>
  );
}
