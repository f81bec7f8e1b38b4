import type { Segment } from '../../core/model/segment.ts';
import { useCurrent } from '../app/current.ts';
import { formatCount } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { Section } from '../settings/Section.tsx';

/** How many, and ten of them: enough to see that the right ones are meant. */
export function Members({ segment }: { segment: Segment }) {
  const { workspace } = useCurrent();
  const condition = { $segment: segment.id };
  const size = useRpc('audience_size', { workspace: workspace.id, condition });
  return (
    <Section title="Who is in it" lead="Counted now, over the people seen in the last 90 days.">
      <Loaded query={size} failed="The people could not be counted">
        {({ people, total, active, activeTotal, sample }) => (
          <>
            <dl class="ledger">
              <Figure name="People" value={people} of={total} />
              <Figure name="Of the last 7 days" value={active} of={activeTotal} />
              {segment.listed !== null && <Figure name="Ids on the list" value={segment.listed} />}
            </dl>
            {sample.length > 0 ? (
              <div>
                <h3 class="wm-label">Seen last</h3>
                <ul class="sample">
                  {sample.map(({ visitor, name }) => (
                    <li key={visitor}>{name ?? `Anonymous ${visitor}`}</li>
                  ))}
                </ul>
              </div>
            ) : (
              <p class="quiet">
                {segment.holds.kind === 'list' && segment.listed === 0
                  ? 'The list is empty. Bring in a file below.'
                  : 'Nobody who was seen in the last 90 days.'}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Figure({ name, value, of }: { name: string; value: number; of?: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {formatCount(value)} {of !== undefined && <small>of {formatCount(of)}</small>}
      </dd>
    </div>
  );
}
