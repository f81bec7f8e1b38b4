/** A translator’s file before it counts: whole, or not at all. */
import type { ComponentChildren } from 'preact';
import { plain } from '../../../core/content/variables.ts';
import type { Phrase } from '../../../core/model/content.ts';
import { Button } from '../../../ui/Button.tsx';
import { plural } from '../../app/format.ts';
import { languageName } from './language-names.ts';
import type { Reading } from './read-xliff.ts';

type Props = {
  read: Extract<Reading, { ok: true }>;
  units: readonly Phrase[];
  isNew: boolean;
  onBringIn: () => void;
  onCancel: () => void;
};

/** Before anything counts: what it brings, what it lacks, and what keeps it out, unit by unit. */
export function ImportReport({ read, units, isNew, onBringIn, onCancel }: Props) {
  const { language, texts, unknown, missing, problems, name } = read;
  const count = Object.keys(texts).length;
  const wordsOf = (key: string) => {
    const unit = units.find((one) => one.key === key);
    return unit ? plain(unit.text) : '';
  };
  return (
    <section class="notice import-report" aria-label="Import" aria-live="polite">
      <p>
        <b>
          {name}: {plural(count, 'phrase')} in {languageName(language)}
        </b>
        {isNew && ', which is new here'}.
      </p>
      {problems.length > 0 && (
        <Units title={`${plural(problems.length, 'unit')} cannot be brought in`} isOpen>
          {problems.map(({ unit, problem }) => (
            <li key={unit + problem}>
              <code>{unit}</code> {problem} <q>{wordsOf(unit)}</q>
            </li>
          ))}
        </Units>
      )}
      {missing.length > 0 && (
        <Units title={`${plural(missing.length, 'phrase')} without a translation`}>
          {missing.map((key) => (
            <li key={key}>
              <code>{key}</code> <q>{wordsOf(key)}</q>
            </li>
          ))}
        </Units>
      )}
      {unknown.length > 0 && (
        <Units title={`${plural(unknown.length, 'unit')} of phrases that are no longer here`}>
          {unknown.map((key) => (
            <li key={key}>
              <code>{key}</code>
            </li>
          ))}
        </Units>
      )}
      {problems.length > 0 && (
        <p>Nothing is brought in as long as a unit is wrong. Correct them, then import it again.</p>
      )}
      <div class="wm-actions">
        <Button variant="primary" disabled={problems.length > 0} onClick={onBringIn}>
          Bring in {plural(count, 'phrase')}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </section>
  );
}

type UnitsProps = { title: string; isOpen?: boolean; children: ComponentChildren };

function Units({ title, isOpen, children }: UnitsProps) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <ul class="import-units">{children}</ul>
    </details>
  );
}
