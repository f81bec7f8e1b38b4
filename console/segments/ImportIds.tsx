/** A file becomes ids: column chosen, looked at, checked row by row, and only then brought in, whole. */
import { useMemo, useState } from 'preact/hooks';
import type { Segment } from '../../core/model/segment.ts';
import { Button } from '../../ui/Button.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { plural } from '../app/format.ts';
import { readSheet, type Sheet } from '../app/sheet.ts';
import { ColumnPicker } from './ColumnPicker.tsx';
import { IdsReport } from './IdsReport.tsx';
import { guessColumn, guessHeader, idsOf, refusalOf } from './read-ids.ts';
import { useSegmentActions } from './use-segment-actions.ts';

type Props = { segment: Segment; of: 'visitor' | 'account' };
type Chosen = { name: string; sheet: Sheet; column: number; hasHeader: boolean };

/** More than two hundred thousand ids of two hundred characters, with room for other columns. */
const mostBytes = 100_000_000;

async function choose(file: File): Promise<Chosen | string> {
  if (file.size > mostBytes) return `${file.name} is larger than 100 MB. Keep only the ids in it.`;
  const sheet = readSheet(await file.text());
  const column = guessColumn(sheet);
  if (sheet.length === 0)
    return `${file.name} is empty. Save the table as CSV and choose it again.`;
  // A spreadsheet's own format is a zip file.
  if (sheet[0]?.[0]?.startsWith('PK')) return `${file.name} is no CSV. Save it as CSV first.`;
  return { name: file.name, sheet, column, hasHeader: guessHeader(sheet, column) };
}

export function ImportIds({ segment, of }: Props) {
  const [chosen, setChosen] = useState<Chosen>();
  const [error, setError] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = await choose(file);
    setError(typeof read === 'string' ? read : undefined);
    setChosen(typeof read === 'string' ? undefined : read);
  };
  return (
    <div class="wm-form import-ids">
      <label class="file-drop">
        <span class="wm-label">{chosen ? chosen.name : 'Choose a CSV file'}</span>
        <small>With one column of ids; others are left alone.</small>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const input = event.currentTarget;
            void take(input.files?.[0]);
            // The same file, corrected, must count as chosen again.
            input.value = '';
          }}
        />
      </label>
      <FormError text={error} />
      {chosen && (
        <Review
          {...{ segment, of, chosen }}
          onChosen={(part) => setChosen({ ...chosen, ...part })}
          onDone={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

type ReviewProps = Props & {
  chosen: Chosen;
  onChosen: (part: Partial<Chosen>) => void;
  onDone: () => void;
};

/** Nothing has been sent until the button at its foot is pressed. */
function Review({ segment, of, chosen, onChosen, onDone }: ReviewProps) {
  const { bringIn } = useSegmentActions();
  const [how, setHow] = useState<'replace' | 'add'>('replace');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const { sheet, column, hasHeader } = chosen;
  const found = useMemo(() => idsOf(sheet, column, hasHeader), [sheet, column, hasHeader]);
  const refusal = refusalOf(found);
  const run = async () => {
    setBusy(true);
    const ids = found.ids.map(({ id }) => id);
    const wrong = await bringIn(segment, ids, how === 'replace');
    setBusy(false);
    setError(wrong && `Nothing was brought in. ${wrong}`);
    if (!wrong) onDone();
  };
  return (
    <>
      <ColumnPicker {...chosen} onChosen={onChosen} />
      {refusal ? <FormError text={refusal} /> : <IdsReport of={of} found={found} />}
      {segment.listed !== 0 && (
        <RadioGroup
          legend="What is on the list now"
          value={how}
          choices={[
            { value: 'replace', label: 'Is replaced', hint: 'The file is the whole list.' },
            { value: 'add', label: 'Stays', hint: 'The file is added to it.' },
          ]}
          onValue={setHow}
        />
      )}
      <FormError text={error} />
      <div class="wm-actions">
        <Button variant="primary" busy={busy} disabled={Boolean(refusal)} onClick={run}>
          {refusal ? 'Bring in' : `Bring in ${plural(found.ids.length, 'id')}`}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </>
  );
}
