/** The table that is brought in: a file or what was pasted, how it is read, what its columns mean. */
import { useMemo, useState } from 'preact/hooks';
import { useServices } from '../../app/services.ts';
import {
  type Delimiter,
  decode,
  type Encoding,
  guessDelimiter,
  guessEncoding,
  isBlank,
  parseSheet,
} from '../../app/sheet.ts';
import { type DateOrder, guessDateOrder, type Reading } from './import-rows.ts';
import { guessMapping, type ImportKind, type Mapping, problemOf, remember } from './mapping.ts';

/** About a million rows of ordinary width; more is a job for a script. */
const mostBytes = 100_000_000;
export const mostRows = 200_000;

type Given = {
  name: string;
  bytes: Uint8Array;
  encoding: Encoding;
  delimiter: Delimiter;
  hasHeader: boolean;
};

/** What was chosen by hand; everything else is guessed anew with the table. */
type Choices = { mapping?: Mapping; dateOrder?: DateOrder };

export type Source = ReturnType<typeof useSource>;

function given(name: string, bytes: Uint8Array, encoding: Encoding): Given {
  const delimiter = guessDelimiter(decode(bytes.subarray(0, 100_000), encoding));
  return { name, bytes, encoding, delimiter, hasHeader: true };
}

export function useSource(kind: ImportKind) {
  const { columns } = useServices().preferences;
  const [file, setFile] = useState<Given>();
  const [choices, setChoices] = useState<Choices>({});
  const [problem, setProblem] = useState<string>();
  const sheet = useMemo(
    () => (file ? parseSheet(decode(file.bytes, file.encoding), file.delimiter) : []),
    [file?.bytes, file?.encoding, file?.delimiter],
  );
  const width = useMemo(() => sheet.reduce((most, row) => Math.max(most, row.length), 0), [sheet]);
  const head = useMemo(
    () =>
      Array.from(
        { length: width },
        (_, i) => (file?.hasHeader && sheet[0]?.[i]?.trim()) || `Column ${i + 1}`,
      ),
    [sheet, width, file?.hasHeader],
  );
  const remembered = columns.value[kind];
  const guessed = useMemo(() => guessMapping(kind, head, remembered), [kind, head]);
  const mapping = choices.mapping ?? guessed;
  /** Places in the sheet, from 0: they outlive what is left out. */
  const places = useMemo(
    () => sheet.flatMap((row, i) => ((i === 0 && file?.hasHeader) || isBlank(row) ? [] : [i])),
    [sheet, file?.hasHeader],
  );
  const dates = useMemo(() => {
    const at = mapping.indexOf('saidAt');
    return at < 0 ? undefined : guessDateOrder(places.map((i) => sheet[i]?.[at] ?? ''));
  }, [mapping, places]);
  const reading: Reading = {
    kind,
    mapping,
    dateOrder: choices.dateOrder ?? (dates === 'month' ? 'month' : 'day'),
    decimalComma: file?.delimiter === ';',
  };

  const take = (next: Given | string) => {
    setChoices({});
    setProblem(typeof next === 'string' ? next : undefined);
    setFile(typeof next === 'string' ? undefined : next);
  };
  return {
    ...{ file, sheet, head, mapping, places, reading },
    /** Present where dates could be read either way. */
    askDates: dates === 'unclear',
    problem: problem ?? (file && refusal(kind, mapping, places.length)),
    async choose(chosen: File) {
      if (chosen.size > mostBytes) return take(`${chosen.name} is larger than 100 MB. Split it.`);
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      // A spreadsheet's own format is a zip file.
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
        return take(
          `${chosen.name} is no CSV but a spreadsheet or an archive. Save it as CSV first.`,
        );
      }
      take(given(chosen.name, bytes, guessEncoding(bytes)));
    },
    paste(text: string) {
      take(given('Pasted table', new TextEncoder().encode(text), 'utf-8'));
    },
    read(part: Partial<Pick<Given, 'encoding' | 'delimiter' | 'hasHeader'>>) {
      setFile((now) => now && { ...now, ...part });
      setChoices({});
    },
    map(column: number, target: string) {
      setChoices({ ...choices, mapping: mapping.map((was, i) => (i === column ? target : was)) });
    },
    setDateOrder: (dateOrder: DateOrder) => setChoices({ ...choices, dateOrder }),
    keepMapping() {
      columns.value = { ...columns.value, [kind]: remember(remembered ?? {}, head, mapping) };
    },
    clear: () => take(''),
  };
}

function refusal(kind: ImportKind, mapping: Mapping, rows: number): string | undefined {
  if (rows === 0) return 'There is no row in it, only names of columns at most.';
  if (rows > mostRows) {
    return `At most ${mostRows.toLocaleString()} rows at once; these are ${rows.toLocaleString()}. Split the file.`;
  }
  return problemOf(kind, mapping);
}
