import type { AccountSummary } from '../../../core/model/voice/account.ts';
import { useCurrent } from '../../app/current.ts';
import { formatDate } from '../../app/format.ts';

/** Everything that product, import or team told of it, under the names it came with. */
export function AccountTraits({ account }: { account: AccountSummary }) {
  const { workspace } = useCurrent();
  const { externalId, firstSeen, traits } = account;
  const told = Object.entries(traits).sort(([a], [b]) => a.localeCompare(b));
  return (
    <section class="sheet sheet-padded account-part" aria-labelledby="known-of-them">
      <h2 id="known-of-them">What is known</h2>
      <dl class="evidence-facts">
        <div>
          <dt>Id</dt>
          <dd>{externalId}</dd>
        </div>
        <div>
          <dt>Since</dt>
          <dd>{formatDate(firstSeen, workspace.timezone)}</dd>
        </div>
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
