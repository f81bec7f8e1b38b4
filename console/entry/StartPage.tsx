import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { Input } from '../../ui/Input.tsx';
import { useServices } from '../app/services.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { useStart } from './use-start.ts';

/** A workspace and its first app in one form; the next screen is the snippet. */
export function StartPage({ first }: { first: boolean }) {
  const form = useStart();
  return (
    <EntryFrame
      title="Set up your workspace"
      lead="Your team, and the product you look after."
      aside={<WayBack first={first} />}
    >
      <form class="wm-form" onSubmit={form.submit}>
        <Field label="Workspace" hint="Usually your company’s name.">
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxlength={120}
              value={form.workspace}
              onText={form.setWorkspace}
            />
          )}
        </Field>
        <Field label="Product" hint="What your users call it.">
          {(wiring) => (
            <Input
              {...wiring}
              required
              maxlength={120}
              value={form.product}
              onText={form.setProduct}
            />
          )}
        </Field>
        <Field
          label="Where it runs"
          hint="Its address in the browser. Events from anywhere else are turned away."
          error={form.error?.field === 'address' ? form.error.text : undefined}
        >
          {(wiring) => (
            <Input
              {...wiring}
              mono
              required
              placeholder="https://app.example.com"
              value={form.address}
              onText={form.setAddress}
            />
          )}
        </Field>
        <FormError text={form.error?.field === 'form' ? form.error.text : undefined} />
        <Button type="submit" variant="primary" busy={form.busy}>
          Create and connect
        </Button>
      </form>
    </EntryFrame>
  );
}

/** Who has a workspace already goes back to it; who has none can only leave. */
function WayBack({ first }: { first: boolean }) {
  const { backend, router } = useServices();
  return (
    <Button
      variant="quiet"
      small
      onClick={() => (first ? void backend.auth.signOut() : router.go('/features'))}
    >
      {first ? 'Sign out' : 'Back'}
    </Button>
  );
}
