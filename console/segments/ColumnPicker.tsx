import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import type { Sheet } from '../app/sheet.ts';

type Props = {
  sheet: Sheet;
  column: number;
  hasHeader: boolean;
  onChosen: (part: { column?: number; hasHeader?: boolean }) => void;
};

/** Enough rows to recognise the file, few enough to see at once. */
const shownRows = 5;
const shownColumns = 6;

export function ColumnPicker({ sheet, column, hasHeader, onChosen }: Props) {
  const [head = []] = sheet;
  const nameOf = (i: number) => (hasHeader && head[i]?.trim()) || `Column ${i + 1}`;
  return (
    <>
      <div class="field-pair">
        <Field label="Column with the ids">
          {(wiring) => (
            <Select
              {...wiring}
              value={`${column}`}
              options={head.map((_, i) => ({ value: `${i}`, label: nameOf(i) }))}
              onValue={(next) => onChosen({ column: Number(next) })}
            />
          )}
        </Field>
        <Checkbox
          label="The first row names the columns"
          checked={hasHeader}
          onChecked={(next) => onChosen({ hasHeader: next })}
        />
      </div>
      <Preview {...{ sheet, column, hasHeader }} />
    </>
  );
}

/** The chosen column is among those shown, wherever it stands in the file. */
function Preview({ sheet, column, hasHeader }: Omit<Props, 'onChosen'>) {
  const [head = []] = sheet;
  const from = Math.max(0, Math.min(column - 1, head.length - shownColumns));
  const shown = head.map((_, i) => i).slice(from, from + shownColumns);
  const rows = sheet.slice(hasHeader ? 1 : 0, shownRows + (hasHeader ? 1 : 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <section class="wm-scroll sheet-preview" tabIndex={0} aria-label="Beginning of the file">
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            {shown.map((i) => (
              <th key={i} scope="col" class={i === column ? 'is-chosen' : undefined}>
                {(hasHeader && head[i]?.trim()) || `Column ${i + 1}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, n) => (
            <tr key={`${n}`}>
              <th scope="row">{n + (hasHeader ? 2 : 1)}</th>
              {shown.map((i) => (
                <td key={i} class={i === column ? 'is-chosen' : undefined}>
                  {cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
