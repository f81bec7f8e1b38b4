/** The ids of a list: out as a file, in from a file. */
import { useState } from 'preact/hooks';
import type { Segment } from '../../core/model/segment.ts';
import { Button } from '../../ui/Button.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { download } from '../app/download.ts';
import { Section } from '../settings/Section.tsx';
import { ImportIds } from './ImportIds.tsx';
import { listCsv } from './list-csv.ts';
import { useSegmentActions } from './use-segment-actions.ts';

type Props = { segment: Segment; of: 'visitor' | 'account'; may: boolean };

/** Who is on it is personal data: whoever only reads figures sees no ids. */
export function ListPanel({ segment, of, may }: Props) {
  const { idsOf } = useSegmentActions();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      download(`${segment.name}.csv`, listCsv(of, await idsOf(segment.id)), 'text/csv');
    } catch (error) {
      // The list was read over several calls; half of it would look like all of it.
      toast({ text: `Nothing was saved. ${String(Object(error).message)}`, tone: 'wrong' });
    }
    setBusy(false);
  };
  const what = of === 'account' ? 'account' : 'person';
  return (
    <Section
      title="Ids"
      lead={`The id of each ${what}, as your product gives it. ${may ? '' : 'Editors see and change them.'}`}
      actions={
        may &&
        segment.listed !== 0 && (
          <Button icon="download" busy={busy} onClick={save}>
            Download CSV
          </Button>
        )
      }
    >
      {may ? <ImportIds segment={segment} of={of} /> : null}
    </Section>
  );
}
