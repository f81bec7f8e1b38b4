import type { ComponentChildren } from 'preact';
import type { RpcResult } from '../../core/model/rpc.ts';
import { formatCount } from '../app/format.ts';
import { type AdoptionView, needsAttention } from './adoption-view.ts';

/** The figures that everything below is a share of. */
export function Ledger({
  data,
  views,
}: {
  data: RpcResult<'adoption'>;
  views: readonly AdoptionView[];
}) {
  const used = views.filter(({ row }) => row.window.uses > 0).length;
  const ailing = views.filter(({ row }) => needsAttention(row)).length;
  return (
    <dl class="ledger">
      <Entry name="Active visitors" figure={formatCount(data.activeVisitors)} />
      <Entry name="Active accounts" figure={formatCount(data.activeAccounts)} />
      <Entry
        name="Features in use"
        figure={
          <>
            {used} <small>of {views.length}</small>
          </>
        }
      />
      <Entry
        name="Tags that need you"
        figure={ailing ? <a href="#/features?attention=1">{ailing}</a> : '0'}
      />
    </dl>
  );
}

/** A definition list: readers hear the name with its figure. */
function Entry({ name, figure }: { name: string; figure: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{figure}</dd>
    </div>
  );
}
