import type { RequestRow } from '../../../core/model/voice/request.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { formatCount } from '../../../ui/plural.ts';
import { Sparkline } from '../../../ui/Sparkline.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { formatAgo } from '../../app/format.ts';
import type { Money } from '../use-money.ts';
import { statusWords } from '../words.ts';

/** Demand stands beside its parts and never instead of them (definitions 12). */
export const requestColumns = (money: Money): readonly Column<RequestRow>[] => [
  {
    id: 'title',
    span: true,
    header: 'Request',
    sort: ({ title }) => title.toLowerCase(),
    cell: ({ id, title, featureName, merged }) => (
      <>
        <a href={`#/voice/requests/${id}`}>{title}</a>
        <small class="cell-note">
          {[featureName, merged > 0 && `${formatCount(merged)} merged in`]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    sort: ({ status }) => Object.keys(statusWords).indexOf(status),
    cell: ({ status }) => <Badge tone={statusWords[status].tone}>{statusWords[status].name}</Badge>,
  },
  {
    id: 'demand',
    header: 'Demand',
    hint: 'Sum over accounts of weight times signal: how much is asked for, by whom, how lately.',
    end: true,
    sort: ({ figures }) => figures.demand,
    cell: ({ id, figures }) => (
      <a href={`#/voice/requests/${id}?tab=why`} title="Why this number">
        {figures.demand.toFixed(1)}
      </a>
    ),
  },
  {
    id: 'accounts',
    header: 'Accounts',
    end: true,
    sort: ({ figures }) => figures.accounts,
    cell: ({ figures }) => formatCount(figures.accounts),
  },
  {
    id: 'arr',
    header: 'Revenue',
    end: true,
    sort: ({ figures }) => figures.arr,
    cell: ({ figures }) => (
      <>
        {money(figures.arr)}
        {figures.arrUnknown > 0 && figures.arr !== null && (
          <small class="cell-note">{formatCount(figures.arrUnknown)} unknown</small>
        )}
      </>
    ),
  },
  {
    id: 'risk',
    header: 'At risk',
    hint: 'Revenue of accounts at risk, or up for renewal soon.',
    spare: 2,
    end: true,
    sort: ({ figures }) => figures.atRisk,
    cell: ({ figures }) => (figures.atRiskAccounts > 0 ? money(figures.atRisk) : '–'),
  },
  {
    id: 'trend',
    header: 'Last 12 weeks',
    sort: ({ figures }) => figures.trend.slice(-4).reduce((sum, week) => sum + week, 0),
    cell: ({ figures }) => (
      <Sparkline
        values={figures.trend}
        label={`${figures.trend.at(-1) ?? 0} this week, ${figures.evidence} in all`}
      />
    ),
  },
  {
    id: 'rice',
    header: 'RICE',
    hint: 'Reach times impact times confidence, divided by effort.',
    spare: 1,
    end: true,
    sort: ({ rice }) => rice,
    cell: ({ rice }) => (rice === null ? '–' : formatCount(Math.round(rice))),
  },
  {
    id: 'last',
    header: 'Last said',
    sort: ({ figures }) => figures.lastAt,
    cell: ({ figures }) => (figures.lastAt ? formatAgo(figures.lastAt, Date.now()) : '–'),
  },
];
