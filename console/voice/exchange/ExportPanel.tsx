/** Everything that was heard, out again: for a spreadsheet, for another tool, for keeping. */
import { useState } from 'preact/hooks';
import { exportKinds } from '../../../core/model/voice/exchange.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Section } from '../../settings/Section.tsx';
import type { ExportKind, Format } from './export-files.ts';
import { Progress } from './Progress.tsx';
import { useExport } from './use-export.ts';

const names: Readonly<Record<ExportKind, { name: string; hint: string }>> = {
  evidence: {
    name: 'Evidence',
    hint: 'What was said, by whom, where, and the request it belongs to.',
  },
  requests: { name: 'Requests', hint: 'With status, demand, accounts and revenue.' },
  accounts: { name: 'Accounts', hint: 'With all their traits.' },
  calls: { name: 'Calls', hint: 'With notes, questions and summary.' },
  notes: { name: 'Notes on pages', hint: 'With their threads.' },
  told: { name: 'Who was told', hint: 'Of which request, when and how.' },
};

export function ExportPanel() {
  const [kinds, setKinds] = useState<readonly ExportKind[]>(['evidence']);
  const [format, setFormat] = useState<Format>('csv');
  const [pictures, setPictures] = useState(false);
  const { state, run, cancel } = useExport();
  const mayPicture = kinds.includes('evidence');
  const withPictures = pictures && mayPicture;
  const toggle = (kind: ExportKind, on: boolean) =>
    setKinds(exportKinds.filter((one) => (one === kind ? on : kinds.includes(one))));
  const isZip = withPictures || kinds.length > 1;
  return (
    <Section
      title="Export"
      lead="All of the workspace. That somebody exported is in the audit log."
    >
      <div class="wm-form">
        <fieldset class="choices" disabled={state.is === 'running'}>
          <legend class="wm-label">What to take out</legend>
          {exportKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={names[kind].name}
              hint={names[kind].hint}
              checked={kinds.includes(kind)}
              onChecked={(on) => toggle(kind, on)}
            />
          ))}
        </fieldset>
        <RadioGroup
          legend="Format"
          value={format}
          disabled={state.is === 'running'}
          choices={[
            {
              value: 'csv',
              label: 'CSV',
              hint: 'For spreadsheets. What looks like a formula stays text.',
            },
            {
              value: 'json',
              label: 'JSON',
              hint: 'For programs, with lists and traits as they are.',
            },
          ]}
          onValue={setFormat}
        />
        <Checkbox
          label="With the pictures of the evidence"
          hint="One ZIP; each row names its pictures by their place in it."
          checked={withPictures}
          disabled={!mayPicture || state.is === 'running'}
          onChecked={setPictures}
        />
        {state.is === 'running' ? (
          <Progress {...state} onCancel={cancel} />
        ) : (
          <>
            <FormError text={state.problem} />
            {state.done && <p role="status">{state.done} is saved.</p>}
            <div class="wm-actions">
              <Button
                variant="primary"
                icon="download"
                disabled={kinds.length === 0}
                onClick={() => void run({ kinds, format, pictures: withPictures })}
              >
                {isZip ? 'Export as ZIP' : `Export as ${format.toUpperCase()}`}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
