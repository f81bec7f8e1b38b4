import { rowOf } from './import-rows.ts';
import { fieldsOf, traitOf } from './mapping.ts';
import type { Source } from './use-source.ts';

/** Enough rows to see whether it is right, few enough to see at once. */
const shown = 6;

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : value === undefined || value === null ? '' : `${value}`;

/** The first rows as they will be, after mapping and reading: a day that was misread shows here. */
export function ImportPreview({ source }: { source: Source }) {
  const { sheet, places, reading } = source;
  const fields = fieldsOf(reading.kind);
  const columns = reading.mapping
    .filter((target) => target !== '' && target !== 'title')
    .map((target) => ({
      target,
      label: fields.find(({ id }) => id === target)?.label ?? traitOf(target) ?? target,
    }));
  if (columns.length === 0 || places.length === 0) return null;
  const rows = places.slice(0, shown).map((place) => ({
    place,
    row: rowOf(sheet[place] ?? [], reading),
  }));
  return (
    <section
      class="wm-scroll sheet-preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
      tabIndex={0}
      aria-label="The first rows as they will be"
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            {columns.map(({ target, label }) => (
              <th key={target} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, row }) => (
            <tr key={place}>
              <th scope="row">{place + 1}</th>
              {columns.map(({ target }) => (
                <td key={target}>{cellOf(row, target)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellOf(row: Record<string, unknown>, target: string): string {
  const trait = traitOf(target);
  const text = textOf(trait === undefined ? row[target] : Object(row.traits)[trait]);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
