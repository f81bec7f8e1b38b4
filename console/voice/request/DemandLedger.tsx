import type { DemandFigures } from '../../../core/model/voice/request.ts';
import { formatCount, plural } from '../../../ui/plural.ts';
import { useMoney } from '../use-money.ts';
import { peopleWords } from '../words.ts';

/** The figure and its parts side by side; what nobody knows is said beside each. */
export function DemandLedger({ figures }: { figures: DemandFigures }) {
  const money = useMoney();
  const { demand, accounts, people, evidence, withoutAccount, arr, arrThen } = figures;
  const { arrUnknown, atRisk, atRiskAccounts, prospects } = figures;
  return (
    <dl class="ledger">
      <div>
        <dt>Demand</dt>
        <dd>
          {demand.toFixed(1)}
          <small class="ledger-note">over accounts, by weight and lateness</small>
        </dd>
      </div>
      <div>
        <dt>Accounts</dt>
        <dd>
          {formatCount(accounts)}
          <small class="ledger-note">
            {prospects > 0 ? `${plural(prospects, 'prospect')} among them` : peopleWords(people)}
          </small>
        </dd>
      </div>
      <div>
        <dt>Evidence</dt>
        <dd>
          {formatCount(evidence)}
          <small class="ledger-note">
            {withoutAccount > 0 ? `${formatCount(withoutAccount)} without an account` : ''}
          </small>
        </dd>
      </div>
      <div>
        <dt>Revenue a year</dt>
        <dd>
          {money(arr)}
          <small class="ledger-note">
            {[
              arrThen !== null && arrThen !== arr && `${money(arrThen)} when they said it`,
              arrUnknown > 0 && `${plural(arrUnknown, 'account')} unknown`,
            ]
              .filter(Boolean)
              .join(', ')}
          </small>
        </dd>
      </div>
      <div>
        <dt>At risk</dt>
        <dd>
          {atRiskAccounts > 0 ? money(atRisk) : '–'}
          <small class="ledger-note">
            {atRiskAccounts > 0 ? plural(atRiskAccounts, 'account') : 'no account'}
          </small>
        </dd>
      </div>
    </dl>
  );
}
