/** A page of the request for whoever has its link: only what is written here, never names, words or revenue. */
import { useState } from 'preact/hooks';
import type { Share } from '../../../core/model/voice/share.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Input, Textarea } from '../../../ui/Input.tsx';
import { plural } from '../../../ui/plural.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatDate } from '../../app/format.ts';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';
import type { Whole } from './RequestPage.tsx';

type Props = { whole: Whole; onClose: () => void };

export function ShareDialog({ whole, onClose }: Props) {
  const live = whole.shares.filter(({ revokedAt }) => revokedAt === null);
  return (
    <Dialog open title="Share by link" onClose={onClose}>
      <div class="wm-form">
        {live.map((share) => (
          <LiveShare key={share.id} share={share} />
        ))}
        {live.length === 0 && <NewShare whole={whole} />}
      </div>
    </Dialog>
  );
}

function LiveShare({ share }: { share: Share }) {
  const { consoleUrl } = useServices();
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const revoke = async () => {
    const reply = await call('revoke_share', { share: share.id }, ['get_request']);
    toast(
      reply.ok
        ? { text: 'The link is taken back. Whoever opens it sees that it is gone.' }
        : { text: reply.error.message, tone: 'wrong' },
    );
  };
  return (
    <>
      <CopyField label="Link" text={`${consoleUrl}#/shared/${share.token}`} />
      <p class="wm-note">
        “{share.title}”, shared {formatDate(share.createdAt, workspace.timezone)}, opened{' '}
        {plural(share.views, 'time')}. Anybody with the link sees title, text and status
        {share.showAccounts ? ', and how many accounts asked' : ''}; nothing else.
      </p>
      <div class="wm-actions">
        <Button variant="danger" icon="close" onClick={() => void revoke()}>
          Take the link back
        </Button>
      </div>
    </>
  );
}

function NewShare({ whole }: { whole: Whole }) {
  const call = useCall();
  const { id, title: ours } = whole.request;
  const [title, setTitle] = useState(ours);
  const [text, setText] = useState('');
  const [showAccounts, setShow] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!title.trim()) return setWrong('Title: what outsiders read first.');
    setBusy(true);
    const share = { title: title.trim(), text, showAccounts };
    const reply = await call('share_request', { request: id, share }, ['get_request']);
    setBusy(false);
    setWrong(reply.ok ? undefined : reply.error.message);
  };
  return (
    <form
      class="wm-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p class="wm-note">
        The page shows what you write here and the status, no customer’s name or words. No sign-in
        is needed; you can take the link back at any time.
      </p>
      <Field label="Title">
        {(wiring) => <Input {...wiring} value={title} maxlength={120} onText={setTitle} />}
      </Field>
      <Field label="Text">
        {(wiring) => <Textarea {...wiring} value={text} maxlength={4_000} onText={setText} />}
      </Field>
      <Checkbox
        label="Say how many accounts asked (from five on)"
        checked={showAccounts}
        onChecked={setShow}
      />
      <FormError text={wrong} />
      <div class="wm-actions">
        <Button type="submit" variant="primary" busy={busy}>
          Make the link
        </Button>
      </div>
    </form>
  );
}
