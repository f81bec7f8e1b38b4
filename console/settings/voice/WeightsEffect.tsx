/** What the changed weights would make of the first requests, by the database's own sum, before they are saved. */
import { useEffect, useState } from 'preact/hooks';
import {
  type VoiceSettings,
  voiceSettings,
  type WeightsPreview,
} from '../../../core/model/voice/settings.ts';
import { Table } from '../../../ui/Table.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { useCurrent } from '../../app/current.ts';
import { formatCount } from '../../app/format.ts';
import { useRpc } from '../../app/queries.ts';

type Row = WeightsPreview['requests'][number];

const columns: readonly Column<Row>[] = [
  {
    id: 'title',
    span: true,
    header: 'Request',
    cell: ({ request, title }) => <a href={`#/voice/requests/${request}`}>{title}</a>,
  },
  { id: 'before', header: 'Demand now', end: true, cell: ({ before }) => before.toFixed(1) },
  { id: 'after', header: 'Then', end: true, cell: ({ after }) => <b>{after.toFixed(1)}</b> },
  { id: 'rank', header: 'Place', end: true, cell: (row) => placeWords(row) },
];

const placeWords = ({ rankBefore, rankAfter }: Row): string =>
  rankBefore === rankAfter
    ? `${rankAfter}`
    : `${rankBefore} → ${rankAfter} ${rankAfter < rankBefore ? '▲' : '▼'}`;

/** Asked once the hands rest: each question weighs every request anew. */
const restMs = 400;

export function WeightsEffect({ settings }: { settings: VoiceSettings }) {
  const { workspace } = useCurrent();
  const [asked, setAsked] = useState<VoiceSettings>();
  const text = JSON.stringify(settings);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (voiceSettings.safeParse(settings).success) setAsked(settings);
    }, restMs);
    return () => clearTimeout(timer);
  }, [text]);
  const preview = useRpc(
    'preview_weights',
    asked ? { workspace: workspace.id, settings: asked } : null,
    { keep: true },
  );
  if (preview.error) {
    return <p class="quiet">Its effect could not be told: {preview.error.message}</p>;
  }
  if (!preview.data) return <p class="quiet">Weighing every request anew…</p>;
  return <Effect preview={preview.data} />;
}

function Effect({ preview: { requests, knownBefore, knownAfter } }: { preview: WeightsPreview }) {
  const moved = requests.filter(({ rankBefore, rankAfter }) => rankBefore !== rankAfter).length;
  const found = (['arr', 'plan', 'renewal', 'health', 'atRisk'] as const).filter(
    (key) => knownBefore[key] !== knownAfter[key],
  );
  return (
    <div class="notice weights-effect" role="status">
      <p>
        {requests.length === 0
          ? 'No open request has any demand yet, so there is nothing to try it on.'
          : moved === 0
            ? 'The first requests keep their places.'
            : `${formatCount(moved)} of the first requests change places.`}
      </p>
      {found.map((key) => (
        <p key={key}>
          {knownNames[key]}: {formatCount(knownAfter[key])} of {formatCount(knownAfter.accounts)}{' '}
          accounts, now {formatCount(knownBefore[key])}.
        </p>
      ))}
      {requests.length > 0 && (
        <Table
          caption="The first requests, now and then"
          columns={columns}
          rows={requests}
          rowKey={({ request }) => request}
        />
      )}
    </div>
  );
}

const knownNames = {
  arr: 'Revenue is known',
  plan: 'The plan is known',
  renewal: 'The renewal is known',
  health: 'Health is known',
  atRisk: 'At risk or renewing soon',
} as const;
