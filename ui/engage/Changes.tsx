import type { Definition } from '../../core/model/engagement.ts';
import { changesBetween } from './definition-diff.ts';

/** What differs, line by line; long ones stay folded. */
export function Changes({ before, after }: { before: Definition; after: Definition }) {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p class="quiet">Same content and rules.</p>;
  return (
    <details class="changes" open={changes.length <= 6}>
      <summary>{changes.length === 1 ? 'One difference' : `${changes.length} differences`}</summary>
      <dl>
        {changes.map(({ path, before, after }) => (
          <div key={path}>
            <dt>{path}</dt>
            <dd>
              {before !== null && <del>{before}</del>} {after !== null && <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
