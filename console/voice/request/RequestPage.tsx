/** One request: what is asked, by whom, how much it weighs and why, and what became of it. */
import type { RpcResult } from '../../../core/model/rpc.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { type Tab, Tabs } from '../../../ui/Tabs.tsx';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { statusWords } from '../words.ts';
import { DemandLedger } from './DemandLedger.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { RelationsPanel } from './RelationsPanel.tsx';
import { RequestActions } from './RequestActions.tsx';
import { RequestFieldsForm } from './RequestFieldsForm.tsx';
import { SaidPanel } from './SaidPanel.tsx';
import { TellPanel } from './TellPanel.tsx';
import { WhyPanel } from './WhyPanel.tsx';

export type Whole = RpcResult<'get_request'>;

const tabs = ['said', 'why', 'tell', 'related', 'plan', 'history'] as const;
type TabId = (typeof tabs)[number];

const labels: Record<TabId, string> = {
  said: 'What was said',
  why: 'Why this number',
  tell: 'Whom to tell',
  related: 'Merged & related',
  plan: 'Plan',
  history: 'History',
};

export function RequestPage({ id }: { id: string }) {
  const whole = useRpc('get_request', { request: id }, { keep: true });
  return (
    <div class="page">
      <a class="back" href="#/voice/requests">
        Requests
      </a>
      {!whole.data && <h1 class="wm-hidden">Request</h1>}
      <Loaded query={whole} failed="The request could not be loaded">
        {(data) => <Inside whole={data} />}
      </Loaded>
    </div>
  );
}

function Inside({ whole }: { whole: Whole }) {
  const { router } = useServices();
  const { request } = whole;
  const wanted = router.route.value.query.get('tab');
  const tab = tabs.find((one) => one === wanted) ?? 'said';
  const counts: Partial<Record<TabId, number>> = {
    said: request.figures.evidence,
    related: request.merged + whole.related.length + whole.children.length,
  };
  const { name, tone } = statusWords[request.status];
  return (
    <>
      <header class="page-head request-head">
        <h1>{request.title}</h1>
        <Badge tone={tone}>{name}</Badge>
        <RequestActions whole={whole} />
      </header>
      {request.mergedInto && (
        <p class="evidence-link">
          Merged: what was said here counts for{' '}
          <a href={`#/voice/requests/${request.root}`}>the request that it was merged into</a>.
        </p>
      )}
      {request.description && <p class="request-description">{request.description}</p>}
      <DemandLedger figures={request.figures} />
      <section class="sheet sheet-padded" aria-label="About this request">
        <Tabs
          label="About this request"
          value={tab}
          tabs={tabs.map(
            (one): Tab<TabId> => ({ id: one, label: labels[one], count: counts[one] }),
          )}
          onValue={(next) => router.setQuery({ tab: next === 'said' ? null : next })}
        >
          {tab === 'said' && <SaidPanel request={request.id} />}
          {tab === 'why' && <WhyPanel request={request.id} />}
          {tab === 'tell' && <TellPanel request={request} />}
          {tab === 'related' && <RelationsPanel whole={whole} />}
          {tab === 'plan' && <RequestFieldsForm key={request.updatedAt} request={request} />}
          {tab === 'history' && <HistoryPanel whole={whole} />}
        </Tabs>
      </section>
    </>
  );
}
