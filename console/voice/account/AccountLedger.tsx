import { scoreOf } from '../../../core/metrics/score.ts';
import type { AccountSummary } from '../../../core/model/voice/account.ts';
import { formatCount, plural } from '../../../ui/plural.ts';
import { formatLongDay } from '../../app/format.ts';
import { formatScore } from '../../engage/results/rates.ts';
import { useMoney } from '../use-money.ts';

/** What they pay and until when, how they are, and how much is between us; nothing unknown is shown as nothing. */
export function AccountLedger({ account }: { account: AccountSummary }) {
  const money = useMoney();
  const { plan, arr, renewal, health, evidence, requests, calls, openNotes } = account;
  return (
    <dl class="ledger">
      <div>
        <dt>Revenue a year</dt>
        <dd>
          {money(arr)}
          <small class="ledger-note">{plan ? `Plan: ${plan}` : 'plan unknown'}</small>
        </dd>
      </div>
      <div>
        <dt>Renewal</dt>
        <dd>
          {renewal ? untilWords(renewal) : '–'}
          <small class="ledger-note">{renewal ? formatLongDay(renewal) : 'no day is known'}</small>
        </dd>
      </div>
      <div>
        <dt>Health</dt>
        <dd>{health ?? '–'}</dd>
      </div>
      <Nps nps={account.nps} />
      <div>
        <dt>Between us</dt>
        <dd>
          {formatCount(evidence)} <small>said</small>
          <small class="ledger-note">
            {[
              plural(requests, 'request'),
              plural(calls, 'call'),
              openNotes > 0 && plural(openNotes, 'open note'),
            ]
              .filter(Boolean)
              .join(', ')}
          </small>
        </dd>
      </div>
    </dl>
  );
}

/** Five answers make a score; of fewer, each is told, because that is what single people said. */
function Nps({ nps: { tally } }: Pick<AccountSummary, 'nps'>) {
  const { value, n } = scoreOf('nps', tally);
  const bands = [
    tally.high > 0 && plural(tally.high, 'promoter'),
    tally.mid > 0 && `${formatCount(tally.mid)} passive`,
    tally.low > 0 && plural(tally.low, 'detractor'),
  ].filter(Boolean);
  return (
    <div>
      <dt>NPS, last year</dt>
      <dd>
        {value === null ? '–' : formatScore('points', value)}
        <small class="ledger-note">{n === 0 ? 'nobody has answered' : bands.join(', ')}</small>
      </dd>
    </div>
  );
}

const dayMs = 86_400_000;

/** A day is counted in days as it comes near, and is past once it is. */
function untilWords(day: string): string {
  const days = Math.round(
    (Date.parse(day) - Date.parse(new Date().toISOString().slice(0, 10))) / dayMs,
  );
  if (days === 0) return 'today';
  if (days < 0) return `${formatCount(-days)} d ago`;
  return days < 400 ? `in ${formatCount(days)} d` : `in ${Math.round(days / 365)} y`;
}
