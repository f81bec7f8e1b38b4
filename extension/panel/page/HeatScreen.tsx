import { useEffect, useState } from 'preact/hooks';
import { elementLabel } from '../../../core/locator/label.ts';
import { BarList } from '../../../ui/BarList.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { countOf, formatCount } from '../format.ts';
import { useAnswer } from '../hooks.ts';
import { StaleNote } from '../StaleNote.tsx';
import { useServices } from '../services.ts';
import { UsageGap } from '../Usage.tsx';
import { useWork } from '../work.ts';
import { PageGate } from './PageGate.tsx';

const ranges = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
] as const;

/** Uses per element: drawn over the page, and as a list for those who cannot see the drawing. */
export function HeatScreen() {
  const { keep } = useServices();
  const [range, setRange] = useState(keep.find('range') ?? '30');
  return (
    <PageGate>
      <div class="pad block">
        <RadioGroup
          legend="Range"
          look="segments"
          value={range}
          choices={ranges}
          onValue={(next) => {
            keep.save('range', next);
            setRange(next);
          }}
        />
        <Heat days={Number(range)} />
      </div>
    </PageGate>
  );
}

/** The same question as the page’s drawing, as a list: twelve are enough to see what matters. */
function Heat({ days }: { days: number }) {
  const { page } = useServices();
  const { app } = useWork();
  const path = page.place.value?.path;
  const answer = useAnswer('page_elements', path ? { app: app.id, path, days } : null);
  const elements = answer.data;
  // Sent again when the figures change, or when another page’s script asks for its own.
  useEffect(() => {
    if (!elements) return;
    const heat = elements.map(({ hash, descriptor, uses }) => ({ hash, descriptor, uses }));
    page.post({ type: 'heat', elements: heat });
  }, [page, elements]);
  if (!elements) return <UsageGap answer={answer} />;
  const heated = page.heated.value;
  const most = elements.toSorted((a, b) => b.uses - a.uses).slice(0, 12);
  return (
    <>
      <StaleNote answer={answer} />
      <p class="soft">
        {path}: {countOf(elements.length, 'element')} used
        {heated && `, ${formatCount(heated.drawn)} on the page now`}
        {heated && heated.missing > 0 && `, ${formatCount(heated.missing)} not in sight`}.
      </p>
      {most.length > 0 && (
        <BarList
          label="Most used elements of this page"
          formatCount={formatCount}
          bars={most.map((one) => ({
            id: one.hash,
            label: one.descriptor ? elementLabel(one.descriptor) : 'Not described yet',
            value: one.uses,
            note: one.features.map((feature) => feature.name).join(', ') || undefined,
          }))}
        />
      )}
    </>
  );
}
