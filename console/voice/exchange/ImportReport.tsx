/** What would become of the rows, and all that is wrong with those that cannot come in. */
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { toCsv } from '../../app/csv.ts';
import { download } from '../../app/download.ts';
import { formatCount, plural } from '../../app/format.ts';
import { fieldsOf } from './mapping.ts';
import type { Phase, PlacedError } from './use-import.ts';
import type { Source } from './use-source.ts';

type Props = {
  phase: Extract<Phase, { is: 'checked' }>;
  source: Source;
  problem: string | undefined;
  onCommit: () => void;
  onLeaveOut: () => void;
  onBack: () => void;
  onOther: () => void;
};

/** As many as somebody mends by hand; the file has them all. */
const shown = 50;

export function ImportReport(props: Props) {
  const { phase, source, problem, onCommit, onLeaveOut, onBack, onOther } = props;
  const { staged, errors, left } = phase;
  const good = staged.created + staged.updated;
  return (
    <>
      <dl class="import-counts" aria-label="What would become of the rows">
        <Figure name="New" count={staged.created} />
        {source.reading.kind === 'accounts' && <Figure name="Changed" count={staged.updated} />}
        <Figure name="There already" count={staged.same} />
        <Figure name="With an error" count={staged.failed} />
        {left > 0 && <Figure name="Left out" count={left} />}
      </dl>
      {errors.length > 0 && <Errors {...{ errors, source }} />}
      <FormError text={problem} />
      <div class="wm-actions">
        {errors.length === 0 ? (
          <Button variant="primary" disabled={good === 0} onClick={onCommit}>
            {good === 0 ? 'Nothing new to bring in' : `Bring in ${plural(good, 'row')}`}
          </Button>
        ) : (
          <Button variant="primary" onClick={onOther}>
            Choose the corrected file
          </Button>
        )}
        {errors.length > 0 && good > 0 && (
          <Button onClick={onLeaveOut}>Leave {plural(errors.length, 'row')} out</Button>
        )}
        <Button onClick={onBack}>Back to the columns</Button>
      </div>
    </>
  );
}

const Figure = ({ name, count }: { name: string; count: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{formatCount(count)}</dd>
  </div>
);

/** What the file says there, beside what is wrong with it. */
function valueAt({ head, mapping, sheet }: Source, { place, field }: PlacedError): string {
  const of = field.split('.').at(-1) ?? field;
  const at = mapping.findIndex((target) => target === of || target === `trait:${of}`);
  return at < 0 ? '' : `${head[at]}: ${sheet[place]?.[at] ?? ''}`;
}

function Errors({ errors, source }: { errors: readonly PlacedError[]; source: Source }) {
  const { head, sheet, file } = source;
  const labels = new Map(fieldsOf(source.reading.kind).map(({ id, label }) => [id, label]));
  const save = () => {
    // The rows as they were, with the reason in front: mended there, the file can be chosen as it is.
    const rows = errors.map(({ place, field, message }) => [
      `${labels.get(field) ?? field} ${message}`,
      place + 1,
      ...head.map((_, i) => sheet[place]?.[i] ?? ''),
    ]);
    const name = (file?.name ?? 'import').replace(/\.\w+$/, '');
    download(`${name}-errors.csv`, toCsv(['Error', 'Row', ...head], rows), 'text/csv');
  };
  return (
    <section class="import-errors" aria-label="Errors">
      <p>
        <b>{plural(errors.length, 'row')}</b> cannot come in, so nothing was brought in. Mend{' '}
        {errors.length === 1 ? 'it' : 'them'} in the file and choose it again, or leave{' '}
        {errors.length === 1 ? 'it' : 'them'} out.
      </p>
      <ol>
        {errors.slice(0, shown).map((error) => (
          <li key={error.row}>
            <b>Row {formatCount(error.place + 1)}</b> {labels.get(error.field) ?? error.field}:{' '}
            {error.message} <small>{valueAt(source, error)}</small>
          </li>
        ))}
      </ol>
      {errors.length > shown && (
        <p class="quiet">and {formatCount(errors.length - shown)} more, all in the file.</p>
      )}
      <div class="wm-actions">
        <Button small icon="download" onClick={save}>
          Download the rows with errors
        </Button>
      </div>
    </section>
  );
}
