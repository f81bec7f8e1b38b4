import { useState } from 'preact/hooks';
import { type RequestStatus, requestStatuses } from '../../../core/model/voice/request.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useMay } from '../../app/current.ts';
import { useStatus } from '../requests/use-status.ts';
import { statusWords } from '../words.ts';
import { IssueDialog } from './IssueDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import type { Whole } from './RequestPage.tsx';
import { ShareDialog } from './ShareDialog.tsx';

type Open = 'merge' | 'share' | 'issue';

/** What may be done with it: its status, merging, a public page, an issue elsewhere. */
export function RequestActions({ whole }: { whole: Whole }) {
  const mayPlan = useMay('tag');
  const [next, setNext] = useState<RequestStatus>();
  const [open, setOpen] = useState<Open>();
  if (!mayPlan) return null;
  const { request } = whole;
  const close = () => setOpen(undefined);
  return (
    <span class="wm-actions request-actions">
      <Menu
        label="Status"
        align="end"
        items={requestStatuses.map((status) => ({
          id: status,
          label: statusWords[status].name,
          checked: status === request.status,
          onSelect: () => status !== request.status && setNext(status),
        }))}
        trigger={(props) => (
          <Button icon="chevrons" {...props}>
            Status
          </Button>
        )}
      />
      <Menu
        label="More"
        align="end"
        items={[
          {
            id: 'merge',
            label: 'Merge others into it',
            icon: 'link',
            onSelect: () => setOpen('merge'),
          },
          { id: 'share', label: 'Share by link', icon: 'globe', onSelect: () => setOpen('share') },
          {
            id: 'issue',
            label: 'Jira, Linear, GitHub, Slack',
            icon: 'external',
            onSelect: () => setOpen('issue'),
          },
        ]}
        trigger={(props) => <IconButton icon="more" label="More" {...props} />}
      />
      {next && <StatusDialog whole={whole} status={next} onClose={() => setNext(undefined)} />}
      {open === 'merge' && <MergeDialog request={request} onClose={close} />}
      {open === 'share' && <ShareDialog whole={whole} onClose={close} />}
      {open === 'issue' && <IssueDialog whole={whole} onClose={close} />}
    </span>
  );
}

type StatusProps = { whole: Whole; status: RequestStatus; onClose: () => void };

/** The reason is asked once, where it is known: later nobody remembers why. */
function StatusDialog({ whole, status, onClose }: StatusProps) {
  const setStatus = useStatus();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const { name } = statusWords[status];
  const submit = async () => {
    setBusy(true);
    if (await setStatus(whole.request, status, note.trim())) onClose();
    setBusy(false);
  };
  return (
    <Dialog
      open
      title={`${name}: “${whole.request.title}”`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={() => void submit()}>
            Set to {name.toLowerCase()}
          </Button>
        </>
      }
    >
      <Field label="Why" hint="For the history, and for those who will ask.">
        {(wiring) => <Textarea {...wiring} value={note} maxlength={2_000} onText={setNote} />}
      </Field>
    </Dialog>
  );
}
