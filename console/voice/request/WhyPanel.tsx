import type { DemandPart } from '../../../core/model/voice/request.ts';
import { Table } from '../../../ui/Table.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { type Money, useMoney } from '../use-money.ts';
import { accountStates, importanceWords } from '../words.ts';

const columns = (money: Money): readonly Column<DemandPart>[] => [
  {
    id: 'account',
    header: 'Account',
    span: true,
    cell: ({ account, name, plan }) => (
      <>
        <a href={`#/voice/accounts/${account}`}>{name}</a>
        {plan && <small class="cell-note">{plan}</small>}
      </>
    ),
  },
  { id: 'arr', header: 'Revenue', end: true, cell: ({ arr }) => money(arr) },
  {
    id: 'weight',
    header: 'Weight',
    end: true,
    hint: '1 + ln(1 + revenue / median revenue); unknown revenue weighs as the median.',
    cell: ({ weight }) => weight.toFixed(2),
  },
  {
    id: 'importance',
    header: 'Importance',
    cell: ({ importance }) => importanceWords[importance] ?? importance,
  },
  {
    id: 'age',
    header: 'Age',
    end: true,
    hint: 'Days since they said it; it counts half after the half-life that is set.',
    cell: ({ ageDays, decay }) => `${Math.round(ageDays)} d × ${decay.toFixed(2)}`,
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ state, stateFactor }) => `${accountStates[state].name} × ${stateFactor}`,
  },
  {
    id: 'value',
    header: 'Adds',
    end: true,
    cell: ({ value }) => <b>{value.toFixed(2)}</b>,
  },
];

/** The rows behind the figure: one account a row, and they add up to it. */
export function WhyPanel({ request }: { request: string }) {
  const money = useMoney();
  const why = useRpc('why_demand', { request });
  return (
    <Loaded query={why} failed="The parts of the figure could not be loaded">
      {({ parts, medianArr }) => (
        <>
          <p class="quiet">
            Demand is the sum over accounts of weight × importance × age × state, each account once,
            by its strongest evidence. Median revenue of the workspace: {money(medianArr)}.{' '}
            <a href="#/settings/voice">Weights</a>
          </p>
          {parts.length === 0 ? (
            <p class="quiet">No evidence that names an account yet.</p>
          ) : (
            <Table
              caption="Parts of the demand"
              columns={columns(money)}
              rows={parts}
              rowKey={({ account }) => account}
              foot={<b>Together {parts.reduce((sum, { value }) => sum + value, 0).toFixed(2)}</b>}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
