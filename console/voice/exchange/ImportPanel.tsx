/** Bringing in what others wrote down before: looked at, checked row by row, and only then brought in, whole. */
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { plural } from '../../app/format.ts';
import { Section } from '../../settings/Section.tsx';
import { ChooseSource } from './ChooseSource.tsx';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportDone } from './ImportDone.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportReport } from './ImportReport.tsx';
import type { ImportKind } from './mapping.ts';
import { Progress } from './Progress.tsx';
import { useImport } from './use-import.ts';
import { useSource } from './use-source.ts';

const kinds: readonly { value: ImportKind; label: string; hint: string }[] = [
  {
    value: 'accounts',
    label: 'Accounts',
    hint: 'With their traits: plan, revenue, renewal. First.',
  },
  {
    value: 'tickets',
    label: 'Tickets',
    hint: 'From a help desk. Each becomes evidence in the inbox.',
  },
  { value: 'feedback', label: 'Old feedback', hint: 'From a spreadsheet or another tool.' },
];

export function ImportPanel({
  kind,
  onKind,
}: {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
}) {
  const source = useSource(kind);
  const run = useImport(source);
  const { phase } = run;
  const isOpen = phase.is === 'choosing';
  const again = () => {
    run.reset();
    source.clear();
  };
  return (
    <Section
      title="Import"
      lead="From CSV. Nothing is brought in before you have seen what will become of every row."
    >
      <div class="wm-form import-panel">
        {phase.is !== 'done' && (
          <>
            <RadioGroup
              legend="What it is"
              value={kind}
              choices={kinds}
              disabled={!isOpen}
              onValue={(next) => {
                onKind(next);
                run.reset();
              }}
            />
            {isOpen && <ChooseSource source={source} />}
          </>
        )}
        {source.file && isOpen && (
          <>
            <ImportColumns source={source} />
            <ImportPreview source={source} />
            <FormError text={source.problem ?? run.problem} />
            <div class="wm-actions">
              <Button
                variant="primary"
                icon="check"
                disabled={source.problem !== undefined}
                onClick={() => void run.check()}
              >
                Check {plural(source.places.length, 'row')}
              </Button>
              <Button onClick={again}>Cancel</Button>
            </div>
          </>
        )}
        {!source.file && <FormError text={source.problem} />}
        {phase.is === 'checking' && (
          <Progress
            label="Checking"
            done={phase.done}
            of={phase.of}
            what="row"
            onCancel={run.reset}
          />
        )}
        {phase.is === 'bringing' && <Progress label="Bringing in" what="row" />}
        {phase.is === 'checked' && (
          <ImportReport
            {...{ phase, source }}
            problem={run.problem}
            onCommit={() => void run.commit()}
            onLeaveOut={() => void run.check(new Set(phase.errors.map(({ place }) => place)))}
            onBack={run.reset}
            onOther={again}
          />
        )}
        {phase.is === 'done' && <ImportDone batch={phase.batch} onAgain={again} />}
      </div>
    </Section>
  );
}
