import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { newId } from '../app/new-id.ts';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';
import { usePublish } from '../app/use-publish.ts';
import { checkOrigin } from '../settings/origin.ts';
import { EntryFrame } from './EntryFrame.tsx';

/** A workspace and its first app in one form; the next screen is the snippet. */
export function StartPage({ first }: { first: boolean }) {
  const { backend, preferences, router } = useServices();
  const call = useCall();
  const publish = usePublish();
  // Made once: sending the form again after a lost reply finds the workspace instead of making another.
  const [id] = useState(newId);
  const [workspace, setWorkspace] = useState('');
  const [product, setProduct] = useState('');
  const [address, setAddress] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ field: 'address' | 'form'; text: string }>();

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const origin = checkOrigin(address);
    if (!origin.ok) return setError({ field: 'address', text: origin.problem });
    setBusy(true);
    setError(undefined);
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const made = await call('create_workspace', { id, name: workspace.trim(), timezone });
    const app = made.ok
      ? await call('create_app', {
          workspace: id,
          name: product.trim(),
          environment: 'production',
          origins: [origin.origin],
        })
      : made;
    if (app.ok) await publish(app.data.app.key, app.data.config);
    setBusy(false);
    if (!app.ok) return setError({ field: 'form', text: app.error.message });
    preferences.workspace.value = id;
    // Only now: the list draws the shell, and this form would be gone before its second call.
    router.go(`/install/${app.data.app.id}`);
    await call('my_workspaces', {}, ['my_workspaces']);
  };

  const aside = first ? (
    <Button variant="quiet" small onClick={() => void backend.auth.signOut()}>
      Sign out
    </Button>
  ) : (
    <Button variant="quiet" small onClick={() => router.go('/features')}>
      Back
    </Button>
  );
  return (
    <EntryFrame
      title="Set up your workspace"
      lead="Your team, and the product you look after."
      aside={aside}
    >
      <form class="wm-form" onSubmit={submit}>
        <Field label="Workspace" hint="Usually your company’s name.">
          {(wiring) => (
            <Input {...wiring} required maxlength={120} value={workspace} onText={setWorkspace} />
          )}
        </Field>
        <Field label="Product" hint="What your users call it.">
          {(wiring) => (
            <Input {...wiring} required maxlength={120} value={product} onText={setProduct} />
          )}
        </Field>
        <Field
          label="Where it runs"
          hint="Its address in the browser. Events from anywhere else are turned away."
          error={error?.field === 'address' ? error.text : undefined}
        >
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
        {error?.field === 'form' && (
          <p class="wm-note wm-note-wrong" role="alert">
            {error.text}
          </p>
        )}
        <Button type="submit" variant="primary" busy={busy}>
          Create and connect
        </Button>
      </form>
    </EntryFrame>
  );
}
