import { elementLabel } from '../../../core/locator/label.ts';
import type { TagPreview } from '../../../core/model/usage.ts';
import { BarList } from '../../../ui/BarList.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { countOf, formatCount } from '../format.ts';
import type { Answer } from '../hooks.ts';
import { StaleNote } from '../StaleNote.tsx';
import { useServices } from '../services.ts';
import type { Purpose } from '../tag-draft.ts';
import { Usage, UsageGap } from '../Usage.tsx';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';

type Props = { preview: Answer<TagPreview>; go: Go; onAddTo: (purpose: Purpose) => void };

/** Proof before saving: what the tag would count if it were saved now, earlier clicks included. */
export function Proof({ preview, go, onAddTo }: Props) {
  const { data } = preview;
  if (!data) {
    return (
      <section class="proof" aria-label="Use in the last 30 days">
        <h3>The last 30 days and today</h3>
        <UsageGap answer={preview} />
        {preview.error && <p class="soft">You can save it now; the figures follow.</p>}
      </section>
    );
  }
  return (
    <section class="proof" aria-label="Use in the last 30 days" aria-busy={preview.loading}>
      <h3>The last 30 days and today</h3>
      <StaleNote answer={preview} />
      <Overlaps overlaps={data.overlaps} go={go} onAddTo={onAddTo} />
      {data.usage.all.uses === 0 && (
        <p class="soft">
          Nobody has used it here yet, or nothing has been recorded. Saved now, it counts from its
          first click.
        </p>
      )}
      <Usage usage={data.usage} label="Use by day" />
      <Refused elements={data.elements} />
      {data.topAccounts.length > 0 && (
        <details>
          <summary>{countOf(data.topAccounts.length, 'top account')}</summary>
          <BarList
            label="Top accounts"
            formatCount={formatCount}
            bars={data.topAccounts.slice(0, 5).map((one) => ({
              id: one.account,
              label: one.name,
              value: one.uses,
              note: countOf(one.visitors, 'visitor'),
            }))}
          />
        </details>
      )}
    </section>
  );
}

type OverlapProps = { overlaps: TagPreview['overlaps']; go: Go; onAddTo: Props['onAddTo'] };

/** The same clicks under two names make two truths; said before the second one is made. */
function Overlaps({ overlaps, go, onAddTo }: OverlapProps) {
  const { db } = useServices();
  const { app } = useWork();
  if (overlaps.length === 0) return null;
  // From the copy on this computer: the overlap may be a tag of another product.
  const addTo = async (id: string) => {
    const feature = await db.features.get(id);
    const tag = await db.tags
      .where({ feature: id })
      .and((one) => one.app === app.id)
      .first();
    if (feature) onAddTo({ kind: 'add', feature, tag });
  };
  return (
    <div class="warning" role="note">
      <Icon name="info" />
      <div>
        {overlaps.map((overlap) => (
          <p key={overlap.feature}>
            “{overlap.name}” already counts{' '}
            {overlap.elements === 1 ? 'this element' : `${overlap.elements} of these elements`}.{' '}
            <button type="button" class="link" onClick={() => go.feature(overlap.feature)}>
              Open it
            </button>{' '}
            or{' '}
            <button type="button" class="link" onClick={() => void addTo(overlap.feature)}>
              add to it
            </button>
            .
          </p>
        ))}
      </div>
    </div>
  );
}

/** Recorded elements that look like it but are not counted, and why: refusal instead of a wrong number. */
function Refused({ elements }: { elements: TagPreview['elements'] }) {
  const refused = elements.filter((element) => element.outcome === 'ambiguous');
  if (refused.length === 0) return null;
  return (
    <details>
      <summary>{countOf(refused.length, 'look-alike')} not counted</summary>
      <ul class="refused">
        {refused.map((one) => (
          <li key={one.hash}>
            <b>{one.descriptor ? elementLabel(one.descriptor) : 'An element not described yet'}</b>
            <small>
              {one.reason} {countOf(one.uses, 'use')}.
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
