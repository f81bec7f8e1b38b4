/** A prospect who uses nothing yet, or what the team knows of an account and the product does not tell. */
import { useState } from 'preact/hooks';
import type { AccountSummary } from '../../../core/model/voice/account.ts';
import type { VoiceSettings } from '../../../core/model/voice/settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';
import {
  type AccountDraft,
  blankAccount,
  changedTraits,
  draftOf,
  problemOf,
} from './account-draft.ts';

type Props = { account?: AccountSummary; onClose: () => void };

export function AccountDialog({ account, onClose }: Props) {
  const { workspace } = useCurrent();
  const settings = useRpc('get_voice_settings', { workspace: workspace.id });
  return (
    <Dialog open title={account ? `Change ${account.name}` : 'New account'} onClose={onClose}>
      <Loaded query={settings} failed="The names of the traits could not be loaded">
        {(known) => <AccountForm account={account} settings={known} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

type FormProps = {
  account: AccountSummary | undefined;
  settings: VoiceSettings;
  onClose: () => void;
};

function useSave({ account, settings, onClose }: FormProps) {
  const { router } = useServices();
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const [before] = useState(() => (account ? draftOf(account, settings) : blankAccount));
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (draft: AccountDraft): Promise<void> => {
    const problem = problemOf(draft);
    setWrong(problem);
    if (problem) return;
    setBusy(true);
    // Of a new one all that was typed is new, its state too.
    const from = account ? before : { ...blankAccount, state: '' };
    const { externalId, name } = draft;
    const args = {
      workspace: workspace.id,
      account: {
        externalId: externalId.trim(),
        name: name.trim(),
        traits: changedTraits(from, draft, settings),
      },
    };
    const reads = ['find_accounts', 'get_account', 'list_requests', 'why_demand'] as const;
    const reply = await call('save_account', args, reads);
    setBusy(false);
    if (!reply.ok) return setWrong(reply.error.message);
    onClose();
    toast({ text: `${reply.data.name} is saved.` });
    if (!account) router.go(`/voice/accounts/${reply.data.account}`);
  };
  return { before, wrong, busy, submit };
}

const states = [
  { value: '', label: 'Customer, or as the product says' },
  { value: 'prospect', label: 'Prospect' },
  { value: 'at risk', label: 'At risk' },
  { value: 'churned', label: 'Left' },
];

function AccountForm(props: FormProps) {
  const { account, onClose } = props;
  const { before, wrong, busy, submit } = useSave(props);
  const [draft, setDraft] = useState(before);
  const set = (part: Partial<AccountDraft>) => setDraft({ ...draft, ...part });
  // A word of the team's own stays what it is until another is chosen.
  const isOwn = before.state !== '' && !states.some(({ value }) => value === before.state);
  const own = isOwn ? [{ value: before.state, label: before.state }] : [];
  return (
    <form
      class="wm-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(draft);
      }}
    >
      <Field label="Name">
        {(wiring) => (
          <Input {...wiring} value={draft.name} maxlength={200} onText={(name) => set({ name })} />
        )}
      </Field>
      {!account && (
        <Field
          label="Id"
          hint="The one that your product or CRM uses: once they begin, usage and this account are one."
        >
          {(wiring) => (
            <Input
              {...wiring}
              mono
              value={draft.externalId}
              maxlength={200}
              onText={(externalId) => set({ externalId })}
            />
          )}
        </Field>
      )}
      <div class="request-form-row">
        <Field label="State">
          {(wiring) => (
            <Select
              {...wiring}
              value={draft.state}
              options={[...states, ...own]}
              onValue={(state) => set({ state })}
            />
          )}
        </Field>
        <Field label="Plan">
          {(wiring) => <Input {...wiring} value={draft.plan} onText={(plan) => set({ plan })} />}
        </Field>
      </div>
      <div class="request-form-row">
        <Field label="Revenue a year" hint="Empty: nobody knows.">
          {(wiring) => (
            <Input
              {...wiring}
              inputMode="decimal"
              value={draft.arr}
              onText={(arr) => set({ arr })}
            />
          )}
        </Field>
        <Field label="Renewal">
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={draft.renewal}
              onText={(renewal) => set({ renewal })}
            />
          )}
        </Field>
        <Field label="Health">
          {(wiring) => (
            <Input {...wiring} value={draft.health} onText={(health) => set({ health })} />
          )}
        </Field>
      </div>
      <FormError text={wrong} />
      <div class="wm-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}
