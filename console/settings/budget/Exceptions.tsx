/** What is not held by the budget: which, since when, by whose hand and why. There is no silent exception. */
import type { ItemRow } from '../../../core/model/engagement.ts';
import type { App } from '../../../core/model/workspace.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { stateNames } from '../../../ui/engage/labels.ts';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { environmentNames } from '../../app/labels.ts';
import { useRpc } from '../../app/queries.ts';
import { Section } from '../Section.tsx';
import { exemptSince } from './exempt-since.ts';

export function Exceptions() {
  const { workspace } = useCurrent();
  return (
    <Section
      title="Exceptions"
      lead="Guides and surveys that the budget neither counts nor stops, such as maintenance tonight. Each needs a reason, which is set where it is edited and stands in the audit log."
    >
      {workspace.apps.map((app) => (
        <OfApp key={app.id} app={app} />
      ))}
    </Section>
  );
}

function OfApp({ app }: { app: App }) {
  const { workspace } = useCurrent();
  const items = useRpc('list_items', { app: app.id, archived: false });
  return (
    <Loaded query={items} failed={`The guides and surveys of ${app.name} could not be loaded`}>
      {(rows) => {
        const exempt = rows.filter((row) => row.exempt);
        return (
          <>
            {workspace.apps.length > 1 && (
              <h3 class="wm-label">
                {app.name}, {environmentNames[app.environment]}
              </h3>
            )}
            {exempt.length === 0 ? (
              <p class="quiet">None: everything keeps to the budget.</p>
            ) : (
              <ul class="rows" aria-label={`Exceptions of ${app.name}`}>
                {exempt.map((row) => (
                  <Exception key={row.id} row={row} />
                ))}
              </ul>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Exception({ row }: { row: ItemRow }) {
  const { workspace } = useCurrent();
  const item = useRpc('get_item', { item: row.id });
  const versions = useRpc('list_item_versions', { item: row.id });
  const first = versions.data && exemptSince(versions.data);
  const reason = item.data?.definition.exempt?.reason ?? first?.definition.exempt?.reason;
  const { name, tone } = stateNames[row.state];
  return (
    <li>
      <span class="stack-start">
        <a href={`#/engage/${row.id}`}>{row.name}</a>
        <span>{reason ? `“${reason}”` : '…'}</span>
        <small>
          {first
            ? `Since ${formatInstant(first.publishedAt, workspace.timezone)}, by ${first.publishedBy ?? 'somebody who has left'}`
            : `Not published yet; written by ${row.updatedBy ?? 'somebody who has left'}`}
        </small>
      </span>
      <Badge tone={tone}>{name}</Badge>
    </li>
  );
}
