import { useState } from 'preact/hooks';
import { environments } from '../../core/model/workspace.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { useCurrent } from '../app/current.ts';
import { environmentNames } from '../app/labels.ts';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';
import { usePublish } from '../app/use-publish.ts';
import { checkOrigin } from './origin.ts';

/** Name, environment and origin are enough to start; everything else has a safe default. */
export function CreateApp({ onClose }: { onClose: () => void }) {
  const { workspace } = useCurrent();
  const { router, preferences } = useServices();
  const call = useCall();
  const publish = usePublish();
  const [name, setName] = useState('');
  const [environment, setEnvironment] = useState<(typeof environments)[number]>('production');
  const [address, setAddress] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const checked = checkOrigin(address);
    if (!checked.ok) return setError(checked.problem);
    setBusy(true);
    const made = await call(
      'create_app',
      { workspace: workspace.id, name: name.trim(), environment, origins: [checked.origin] },
      ['my_workspaces'],
    );
    if (made.ok) await publish(made.data.app.key, made.data.config);
    setBusy(false);
    if (!made.ok) return setError(made.error.message);
    preferences.apps.value = { ...preferences.apps.value, [workspace.id]: made.data.app.id };
    router.go(`/install/${made.data.app.id}`);
  };
  return (
    <Dialog open title="Add an app" onClose={onClose}>
      <form class="wm-form" onSubmit={submit}>
        <Field label="Product" hint="What your users call it.">
          {(wiring) => <Input {...wiring} required maxlength={120} value={name} onText={setName} />}
        </Field>
        <Field label="Environment">
          {(wiring) => (
            <Select
              {...wiring}
              value={environment}
              options={environments.map((value) => ({ value, label: environmentNames[value] }))}
              onValue={setEnvironment}
            />
          )}
        </Field>
        <Field label="Where it runs" hint="More addresses can be allowed later." error={error}>
          {(wiring) => (
            <Input
              {...wiring}
              mono
              required
              placeholder="https://app.example.com"
              value={address}
              onText={setAddress}
            />
          )}
        </Field>
        <div class="wm-actions wm-actions-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Add and connect
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
