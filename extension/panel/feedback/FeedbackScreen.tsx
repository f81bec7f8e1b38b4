/** What customers say: capturing it, and every capture of mine with where it stands. */
import { useState } from 'preact/hooks';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSharing } from '../calls/sharing.tsx';
import { countOf } from '../format.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { CaptureBar } from './CaptureBar.tsx';
import { CaptureRow } from './CaptureRow.tsx';
import { type CaptureItem, useCaptures } from './use-captures.ts';
import { usePaste } from './use-paste.ts';

const filters = ['all', 'draft', 'away', 'failed'] as const;
type Filter = (typeof filters)[number];

const belongs: Record<Filter, (item: CaptureItem) => boolean> = {
  all: () => true,
  draft: ({ state }) => state === 'draft',
  away: ({ state }) => state === 'queued' || state === 'uploading',
  failed: ({ state }) => state === 'failed',
};
const names: Record<Filter, string> = {
  all: 'All',
  draft: 'Drafts',
  away: 'Waiting',
  failed: 'Failed',
};

export function FeedbackScreen({ go }: { go: Go }) {
  const { isTheirs } = useSharing();
  const all = useCaptures();
  const items = all?.filter(({ fields }) => isTheirs(fields));
  const hidden = (all?.length ?? 0) - (items?.length ?? 0);
  const [filter, setFilter] = useState<Filter>('all');
  const { problem, isOver } = usePaste(go.capture);
  return (
    <section class="feedback" data-over={isOver || undefined}>
      <CaptureBar />
      {problem && (
        <p class="wm-note wm-note-wrong pad" role="alert">
          {problem}
        </p>
      )}
      {!items && <Skeleton label="Reading your captures" />}
      {items?.length === 0 && hidden === 0 && <Nothing />}
      {hidden > 0 && (
        <p class="pad soft">{countOf(hidden, 'capture')} of other customers hidden.</p>
      )}
      {items && items.length > 0 && (
        <>
          <div class="pad capture-filter">
            <RadioGroup
              look="segments"
              legend="Show"
              value={filter}
              choices={filters.map((value) => ({
                value,
                label: withCount(names[value], value, items),
              }))}
              onValue={setFilter}
            />
          </div>
          <ul class="captures" aria-label="My captures">
            {items.filter(belongs[filter]).map((item) => (
              <CaptureRow key={item.id} item={item} onOpen={() => go.capture(item.id)} />
            ))}
          </ul>
          {!items.some(belongs[filter]) && <p class="gap">Nothing here.</p>}
        </>
      )}
    </section>
  );
}

/** The number that has not been uploaded is always in sight, filtered or not. */
function withCount(name: string, filter: Filter, items: readonly CaptureItem[]): string {
  const count = items.filter(belongs[filter]).length;
  return filter === 'all' || count === 0 ? name : `${name} ${count}`;
}

function Nothing() {
  const { captureShortcut } = useServices();
  return (
    <EmptyState title="Nothing captured yet">
      <p>
        Press {captureShortcut ? <Kbd keys={captureShortcut.replaceAll('+', ' ')} /> : 'Capture'}{' '}
        while a customer speaks. The page, the moment and the element under your pointer are kept at
        once; words can come later, and so can the network.
      </p>
    </EmptyState>
  );
}
