import { Table } from '../../ui/Table.tsx';
import type { Sort } from '../../ui/table-model.ts';
import { adoptionColumns } from './adoption-columns.tsx';
import type { AdoptionView } from './adoption-view.ts';

type Props = {
  views: readonly AdoptionView[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  grouped: boolean;
};

/** Order and groups are the table's; what a cell says is in adoption-columns. */
export function AdoptionTable({ views, sort, onSort, grouped }: Props) {
  // One scale for the column, so that bars compare; never wider than the whole.
  const widest = Math.max(0.05, ...views.map(({ interval }) => interval?.high ?? 0));
  return (
    <Table
      caption="Adoption by feature"
      columns={adoptionColumns(Math.min(1, widest))}
      rows={views}
      rowKey={({ row }) => row.feature}
      sort={sort}
      onSort={onSort}
      groupBy={grouped ? ({ row }) => row.area : undefined}
      groupless="Without an area"
    />
  );
}
