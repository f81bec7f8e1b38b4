/** Now, next, later: what is meant to be done, and what waits without a place. */
import { type RequestRow, roadmapColumns } from '../../../core/model/voice/request.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { VoiceTabs } from '../VoiceTabs.tsx';
import { statusWords } from '../words.ts';
import { Board } from './Board.tsx';
import { byDemand, openStatuses } from './requests-view.ts';
import { useSaveRequest } from './use-status.ts';

const names = {
  now: { name: 'Now', hint: 'Being worked on.' },
  next: { name: 'Next', hint: 'When that is done.' },
  later: { name: 'Later', hint: 'Meant to be done, no date.' },
  none: { name: 'Without a place', hint: 'Open, highest demand first.' },
} as const;

/** Twenty of those without a place: the rest is on the list, which has search. */
const mostUnplaced = 20;

export function RoadmapPage() {
  const { workspace } = useCurrent();
  const save = useSaveRequest();
  const toast = useToast();
  const query = {
    ...{ status: [...openStatuses], roadmap: null, owner: null },
    ...{ feature: null, tag: null, account: null, text: '' },
  };
  const requests = useRpc('list_requests', { workspace: workspace.id, query });
  const move = async (row: RequestRow, to: keyof typeof names) => {
    const roadmap = to === 'none' ? null : to;
    const wrong = await save(
      row.id,
      { roadmap },
      `“${row.title}”: ${names[to].name.toLowerCase()}.`,
    );
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  };
  return (
    <div class="page">
      <header class="page-head">
        <h1>Customer voice</h1>
        <VoiceTabs current="roadmap" />
      </header>
      <section class="sheet" aria-label="Roadmap">
        <Loaded query={requests} failed="The roadmap could not be loaded">
          {(rows) => (
            <Board
              label="Requests by place"
              columns={([...roadmapColumns, 'none'] as const).map((id) => ({
                id,
                ...names[id],
                rows: rows
                  .filter(({ roadmap }) => (roadmap ?? 'none') === id)
                  .sort(byDemand)
                  .slice(0, id === 'none' ? mostUnplaced : undefined),
              }))}
              onMove={(row, to) => void move(row, to)}
              note={({ status, ownerName }) => (
                <p class="inbox-badges">
                  <Badge tone={statusWords[status].tone}>{statusWords[status].name}</Badge>
                  {ownerName && <Badge>{ownerName}</Badge>}
                </p>
              )}
            />
          )}
        </Loaded>
      </section>
    </div>
  );
}
