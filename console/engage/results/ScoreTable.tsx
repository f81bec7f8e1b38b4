import { changeOf, scoreOf } from '../../../core/metrics/score.ts';
import type { Tally } from '../../../core/model/results.ts';
import type { Scale } from '../../../core/model/survey.ts';
import { Table } from '../../../ui/Table.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { formatCount } from '../../app/format.ts';
import { changeWords, rateWords, scoreWords } from './rates.ts';

type Row = {
  name: string;
  displayed: number;
  responded: number;
  finished: number;
  tally: Tally;
};

type Props = {
  caption: string;
  first: string;
  /** Null: nothing in it is scored, so only rates are told. */
  scale: Scale | null;
  rows: readonly Row[];
  /** Each against the row before it, with a test of the difference. */
  compare?: boolean;
};

/** Its counts as they are, for the export. */
export const scoreHead = [
  ...['displayed', 'responded', 'finished', 'scored'],
  ...['low', 'mid', 'high', 'sum', 'sum_of_squares'],
];
export function scoreCells({ displayed, responded, finished, tally }: Omit<Row, 'name'>) {
  const { n, low, mid, high, sum, sumSquares } = tally;
  return [displayed, responded, finished, n, low, mid, high, sum, sumSquares];
}

/** Counts come per group, scores are made here: percentages of groups are never averaged. */
export function ScoreTable({ caption, first, scale, rows, compare }: Props) {
  if (rows.length === 0) return <p class="quiet">Nobody has answered in these days.</p>;
  return (
    <Table
      caption={caption}
      columns={columns(first, scale, compare ? rows : null)}
      rows={compare ? rows.toReversed() : rows}
      rowKey={({ name }) => name}
    />
  );
}

function columns(first: string, scale: Scale | null, order: readonly Row[] | null): Column<Row>[] {
  const scored: Column<Row>[] = scale
    ? [
        {
          id: 'score',
          header: scoreOf(scale, blank).name,
          end: true,
          cell: ({ tally }) => <Words {...scoreWords(scoreOf(scale, tally))} />,
        },
      ]
    : [];
  const change: Column<Row>[] =
    scale && order
      ? [
          {
            id: 'change',
            header: 'Change',
            hint: 'Against the month before, with its 95 % interval',
            cell: (row) => {
              const before = order[order.indexOf(row) - 1];
              if (!before) return <span class="dash">–</span>;
              const { unit } = scoreOf(scale, blank);
              return changeWords(unit, changeOf(scale, before.tally, row.tally));
            },
          },
        ]
      : [];
  return [
    { id: 'name', header: first, span: true, cell: ({ name }) => <b>{name}</b> },
    ...scored,
    ...change,
    {
      id: 'response',
      header: 'Response rate',
      end: true,
      cell: ({ responded, displayed }) => (
        <Words {...rateWords({ numerator: responded, denominator: displayed })} />
      ),
    },
    {
      id: 'answers',
      header: 'Answers',
      end: true,
      cell: ({ responded }) => formatCount(responded),
    },
  ];
}

const blank: Tally = { n: 0, low: 0, mid: 0, high: 0, sum: 0, sumSquares: 0 };

function Words({ figure, note }: { figure: string; note: string }) {
  return (
    <span class="stack">
      {figure}
      <small>{note}</small>
    </span>
  );
}
