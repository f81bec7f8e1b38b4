import type { AccountSummary } from '../../../core/model/voice/account.ts';
import { formatCount } from '../../../ui/plural.ts';
import { Sparkline } from '../../../ui/Sparkline.tsx';
import { formatAgo } from '../../app/format.ts';

type Props = { usage: AccountSummary['usage']; lastSeen: string };

/** The last 30 complete days beside the 30 before, and people by week: is it growing on them or fading? */
export function AccountUsage({ usage, lastSeen }: Props) {
  const { visitors, previousVisitors, activeDays, previousActiveDays, trend } = usage;
  const isUsed = visitors + previousVisitors + activeDays + trend.reduce((a, b) => a + b, 0) > 0;
  return (
    <section class="sheet sheet-padded account-part" aria-labelledby="their-use">
      <h2 id="their-use">Use</h2>
      {isUsed ? (
        <>
          <dl class="account-figures">
            <Compared name="People, 30 days" now={visitors} before={previousVisitors} />
            <Compared name="Active days of 30" now={activeDays} before={previousActiveDays} />
          </dl>
          <div class="account-trend">
            <Sparkline
              values={trend}
              width={240}
              height={44}
              label={`People by week, 12 weeks: ${trend.join(', ')}`}
            />
            <small class="quiet">People by week; the last is this week, not over yet.</small>
          </div>
          <p class="quiet">Last seen {formatAgo(lastSeen, Date.now())}.</p>
        </>
      ) : (
        <p class="quiet">Nobody of theirs has used the product in the last 12 weeks.</p>
      )}
    </section>
  );
}

/** A difference is told as it is: of few people, percent would only shout. */
function Compared({ name, now, before }: { name: string; now: number; before: number }) {
  const difference = now - before;
  const sign = difference > 0 ? '+' : '−';
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {formatCount(now)}{' '}
        <small class="quiet">
          {difference === 0
            ? 'as the 30 before'
            : `${sign}${formatCount(Math.abs(difference))} to the 30 before`}
        </small>
      </dd>
    </div>
  );
}
