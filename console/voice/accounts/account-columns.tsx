/** Accounts side by side: what they are, what they pay, when that ends, and how much they have said. */
import type { AccountRow } from '../../../core/model/voice/account.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { formatCount } from '../../../ui/plural.ts';
import type { Column } from '../../../ui/table-model.ts';
import { formatAgo, formatLongDay } from '../../app/format.ts';
import type { Money } from '../use-money.ts';
import { accountStates } from '../words.ts';

export const accountColumns = (money: Money): readonly Column<AccountRow>[] => [
  {
    id: 'name',
    span: true,
    header: 'Account',
    sort: ({ name }) => name.toLowerCase(),
    cell: ({ account, name, externalId }) => (
      <>
        <a href={`#/voice/accounts/${account}`}>{name}</a>
        {externalId !== name && <small class="cell-note">{externalId}</small>}
      </>
    ),
  },
  {
    id: 'state',
    header: 'State',
    sort: ({ state }) => Object.keys(accountStates).indexOf(state),
    cell: ({ state }) => (
      <Badge tone={accountStates[state].tone}>{accountStates[state].name}</Badge>
    ),
  },
  { id: 'plan', header: 'Plan', sort: ({ plan }) => plan, cell: ({ plan }) => plan ?? '–' },
  {
    id: 'arr',
    header: 'Revenue a year',
    end: true,
    sort: ({ arr }) => arr,
    cell: ({ arr }) => money(arr),
  },
  {
    id: 'renewal',
    header: 'Renewal',
    sort: ({ renewal }) => renewal,
    cell: ({ renewal }) => (renewal ? formatLongDay(renewal) : '–'),
  },
  {
    id: 'health',
    header: 'Health',
    spare: 1,
    sort: ({ health }) => health,
    cell: ({ health }) => health ?? '–',
  },
  {
    id: 'evidence',
    header: 'Said',
    hint: 'Pieces of evidence from this account',
    end: true,
    sort: ({ evidence }) => evidence,
    cell: ({ account, evidence }) =>
      evidence > 0 ? (
        <a href={`#/voice?state=all&account=${account}`}>{formatCount(evidence)}</a>
      ) : (
        '–'
      ),
  },
  {
    id: 'seen',
    header: 'Last seen',
    spare: 2,
    sort: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen }) => formatAgo(lastSeen, Date.now()),
  },
];
