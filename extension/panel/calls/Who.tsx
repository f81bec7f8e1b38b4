/** Who they are, in one look: plan and use for everybody's eyes; revenue, health and scores for ours alone. */
import type { AccountSummary } from '../../../core/model/voice/account.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Sparkline } from '../../../ui/Sparkline.tsx';
import { countOf, formatCount, formatShort } from '../format.ts';
import { useSharing } from './sharing.tsx';
import { accountStates, npsOf } from './words.ts';

export function Who({ account }: { account: AccountSummary }) {
  const { isSafe } = useSharing();
  const { plan, usage } = account;
  const change = usage.visitors - usage.previousVisitors;
  const trend = change === 0 ? 'as before' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`;
  return (
    <section class="call-part" aria-label="Who they are">
      <dl class="who">
        <div>
          <dt>Plan</dt>
          <dd>{plan ?? '–'}</dd>
        </div>
        <div class="who-use">
          <dt>People, 30 days</dt>
          <dd>
            {formatCount(usage.visitors)} <small>{trend}</small>
            <Sparkline
              width={72}
              height={22}
              values={usage.trend}
              label={`People by week: ${usage.trend.join(', ')}`}
            />
          </dd>
        </div>
        <div>
          <dt>Active days</dt>
          <dd>
            {formatCount(usage.activeDays)} <small>of 30</small>
          </dd>
        </div>
        {!isSafe && <Ours account={account} />}
      </dl>
      {isSafe && <p class="soft">Revenue, health and scores are hidden.</p>}
    </section>
  );
}

/** What nobody outside should read. */
function Ours({ account: { arr, health, state, renewal, nps } }: { account: AccountSummary }) {
  const score = npsOf(nps.tally);
  const { name, tone } = accountStates[state];
  return (
    <>
      <div>
        <dt>Revenue a year</dt>
        <dd>{arr === null ? 'unknown' : formatShort(arr)}</dd>
      </div>
      <div>
        <dt>Health</dt>
        <dd>
          <Badge tone={tone}>{name}</Badge> {health}
          {renewal && <small> renews {renewal}</small>}
        </dd>
      </div>
      <div>
        <dt>NPS</dt>
        <dd>
          {score === null ? 'no answers' : score}{' '}
          {score !== null && <small>{countOf(nps.tally.n, 'answer')}</small>}
        </dd>
      </div>
    </>
  );
}
