/** A table beside its heading as a file: counts with both parts of each rate, so that it can be worked with. */
import { Button } from '../../../ui/Button.tsx';
import { type Cell, fileName, toCsv } from '../../app/csv.ts';
import { download } from '../../app/download.ts';

type Props = {
  /** Of the item, and of the table. */
  item: string;
  table: string;
  head: readonly string[];
  rows: () => readonly (readonly Cell[])[];
};

export function CsvButton({ item, table, head, rows }: Props) {
  return (
    <Button
      small
      variant="quiet"
      icon="download"
      aria-label={`Export ${table} as CSV`}
      onClick={() => download(fileName(item, table), toCsv(head, rows()), 'text/csv')}
    >
      CSV
    </Button>
  );
}
