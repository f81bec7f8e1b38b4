import { useState } from 'preact/hooks';
import { newId } from '../app/new-id.ts';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';
import { usePublish } from '../app/use-publish.ts';
import { checkOrigin } from '../settings/origin.ts';

/** A refusal stands beside the field that it is about, where that is known. */
export type StartError = { field: 'address' | 'form'; text: string };

/** Workspace and first app, made by two calls that can both be repeated after a lost reply. */
export function useStart() {
  const { preferences, router } = useServices();
  const call = useCall();
  const publish = usePublish();
  // Made once: sending the form again finds the workspace instead of making another.
  const [id] = useState(() => newId());
  const [workspace, setWorkspace] = useState('');
  const [product, setProduct] = useState('');
  const [address, setAddress] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<StartError>();

  const create = async (origin: string) => {
    // The browser's zone is the best guess at the team's; Settings can change it.
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const made = await call('create_workspace', { id, name: workspace.trim(), timezone });
    if (!made.ok) return made;
    return call('create_app', {
      workspace: id,
      name: product.trim(),
      environment: 'production',
      origins: [origin],
    });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const origin = checkOrigin(address);
    if (!origin.ok) return setError({ field: 'address', text: origin.problem });
    setBusy(true);
    setError(undefined);
    const app = await create(origin.origin);
    // Before anybody pastes the snippet: the widget's first request then finds its settings.
    if (app.ok) await publish(app.data.app.key, app.data.config);
    setBusy(false);
    if (!app.ok) return setError({ field: 'form', text: app.error.message });
    preferences.workspace.value = id;
    router.go(`/install/${app.data.app.id}`);
    // Only now: the list draws the shell, and this form would be gone before its second call.
    await call('my_workspaces', {}, ['my_workspaces']);
  };

  return {
    ...{ workspace, setWorkspace, product, setProduct, address, setAddress },
    ...{ busy, error, submit },
  };
}
