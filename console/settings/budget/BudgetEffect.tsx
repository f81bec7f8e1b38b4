/** What the changed budget would have held back of what was really shown, before it is saved. */
import { replayBudget } from '../../../core/engage/budget-replay.ts';
import type { Budget } from '../../../core/model/engagement.ts';
import type { App } from '../../../core/model/workspace.ts';
import { formatCount, plural } from '../../app/format.ts';
import { useRpc } from '../../app/queries.ts';
import { isLooser } from './budget-words.ts';

type Props = { app: App; before: Budget; after: Budget };

/** Four weeks: whole weeks, so that no weekend weighs twice. */
const days = 28;
const most = 1_000;

export function BudgetEffect({ app, before, after }: Props) {
  const asked = { condition: {}, features: [], events: [], days, limit: most };
  const traffic = useRpc('forecast_inputs', { app: app.id, ...asked });
  if (traffic.error)
    return <p class="quiet">Its effect could not be told: {traffic.error.message}</p>;
  if (!traffic.data) return <p class="quiet">Trying it on the last four weeks…</p>;
  const { people, population, since } = traffic.data;
  const ledgers = people.map(({ ledger }) => ledger);
  const { shown, held, spared } = replayBudget(ledgers, after, Date.parse(since));
  return (
    <div class="notice budget-effect" role="status">
      <p>
        {shown === 0 ? (
          'Nobody was interrupted in the last four weeks, so there is nothing to try it on.'
        ) : (
          <>
            <b>
              {formatCount(held)} of {plural(shown, 'interruption')}
            </b>{' '}
            of the last four weeks would not have been shown, to{' '}
            {plural(spared, 'person', 'people')}.
          </>
        )}
        {people.length < population &&
          ` Tried on ${formatCount(people.length)} of ${formatCount(population)} active people.`}
      </p>
      {isLooser(after, before) && (
        <p class="quiet">
          Part of it allows more than before. How much more would be shown cannot be told from what
          was shown.
        </p>
      )}
    </div>
  );
}
