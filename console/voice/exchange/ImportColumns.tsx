import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { type Delimiter, type Encoding, isBlank } from '../../app/sheet.ts';
import { fieldsOf, targetsOf } from './mapping.ts';
import type { Source } from './use-source.ts';

const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar',
};
const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows (Western)',
};
const optionsOf = <V extends string>(names: Readonly<Record<V, string>>) =>
  // safe: the keys are those of the record
  (Object.keys(names) as V[]).map((value) => ({ value, label: names[value] }));

/** How the file is read, and what each of its columns means. */
export function ImportColumns({ source }: { source: Source }) {
  const { file, head, mapping, reading } = source;
  if (!file) return null;
  return (
    <>
      <details class="reading">
        <summary>
          Read as {encodingNames[file.encoding]}, columns by{' '}
          {delimiterNames[file.delimiter].toLowerCase()}
        </summary>
        <div class="field-pair">
          <Field label="Encoding" hint="If letters look wrong below.">
            {(wiring) => (
              <Select
                {...wiring}
                value={file.encoding}
                options={optionsOf(encodingNames)}
                onValue={(encoding) => source.read({ encoding })}
              />
            )}
          </Field>
          <Field label="Columns are parted by">
            {(wiring) => (
              <Select
                {...wiring}
                value={file.delimiter}
                options={optionsOf(delimiterNames)}
                onValue={(delimiter) => source.read({ delimiter })}
              />
            )}
          </Field>
        </div>
        <Checkbox
          label="The first row names the columns"
          checked={file.hasHeader}
          onChecked={(hasHeader) => source.read({ hasHeader })}
        />
      </details>
      {source.askDates && (
        <Field label="Days are written" hint="They could be read either way.">
          {(wiring) => (
            <Select
              {...wiring}
              value={reading.dateOrder}
              options={[
                { value: 'day', label: 'Day first: 31/01/2026' },
                { value: 'month', label: 'Month first: 01/31/2026' },
              ]}
              onValue={source.setDateOrder}
            />
          )}
        </Field>
      )}
      <fieldset class="columns">
        <legend class="wm-label">What its columns are</legend>
        {head.map((name, i) => (
          <ColumnField
            key={`${i} ${name}`}
            {...{ source, name }}
            at={i}
            target={mapping[i] ?? ''}
          />
        ))}
      </fieldset>
    </>
  );
}

type ColumnProps = { source: Source; name: string; at: number; target: string };

/** The first value beside the name: `notes` alone says little. */
function ColumnField({ source, name, at, target }: ColumnProps) {
  const { kind } = source.reading;
  const sample = source.places
    .slice(0, 50)
    .map((place) => source.sheet[place] ?? [])
    .find((row) => !isBlank([row[at] ?? '']))?.[at];
  const options = targetsOf(kind, name);
  const hint = fieldsOf(kind).find(({ id }) => id === target)?.hint;
  return (
    <div class="column">
      <span class="column-name">
        <b>{name}</b>
        <small>{sample ?? 'empty'}</small>
      </span>
      <span class="column-target">
        <Select
          aria-label={`What ${name} is`}
          value={target}
          options={
            options.some(({ value }) => value === target)
              ? options
              : [...options, { value: target, label: target.replace('trait:', 'Trait ') }]
          }
          onValue={(next) => source.map(at, next)}
        />
        {hint && <small>{hint}</small>}
      </span>
    </div>
  );
}
