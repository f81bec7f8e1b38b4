import { BarList } from '../../../ui/BarList.tsx';
import type { FeatureRow } from '../../db.ts';
import { countOf, formatCount } from '../format.ts';
import { useAnswer } from '../hooks.ts';
import { StaleNote } from '../StaleNote.tsx';
import { Usage, UsageGap } from '../Usage.tsx';
import { useWork } from '../work.ts';

/** The panel’s window everywhere, so that its figures can be compared with each other. */
export const usageDays = 30;

/** Figures of this product only; the console shows all of them together. */
export function FeatureUsage({ feature }: { feature: FeatureRow }) {
  const { app } = useWork();
  const question = { feature: feature.id, app: app.id, days: usageDays };
  // A change of the feature's tags changes its figures.
  const again = Date.parse(feature.updatedAt);
  const usage = useAnswer('feature_usage', question, again);
  const accounts = useAnswer('feature_accounts', { ...question, limit: 5 }, again);
  if (!usage.data) return <UsageGap answer={usage} />;
  return (
    <section class="block">
      <StaleNote answer={usage} />
      <Usage usage={usage.data} label={`Use of ${feature.name} by day`} />
      {accounts.data && accounts.data.length > 0 && (
        <>
          <h3>Who uses it most</h3>
          <BarList
            label="Accounts by uses"
            formatCount={formatCount}
            bars={accounts.data.map((one) => ({
              id: one.account,
              label: one.name,
              value: one.uses,
              note: countOf(one.visitors, 'visitor'),
            }))}
          />
        </>
      )}
    </section>
  );
}
