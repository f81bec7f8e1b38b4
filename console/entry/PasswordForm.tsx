import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Input } from '../../ui/Input.tsx';
import { useServices } from '../app/services.ts';

type Props = {
  isNew: boolean;
  email: string;
  onEmail: (email: string) => void;
  /** The account is there, the address has to be confirmed. */
  onUnconfirmed: () => void;
};

/** GoTrue's own floor is six; eight is NIST's. */
const shortest = 8;

/** One form for both ways, so that a password manager meets the same fields. */
export function PasswordForm({ isNew, email, onEmail, onUnconfirmed }: Props) {
  const { auth } = useServices().backend;
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (isNew && password.length < shortest) {
      return setError(`The password must have ${shortest} characters or more.`);
    }
    setBusy(true);
    setError(undefined);
    const reply = isNew
      ? await auth.signUp(email.trim(), password)
      : await auth.signIn(email.trim(), password);
    setBusy(false);
    if (!reply.ok) setError(reply.error.message);
    else if (reply.data && !reply.data.confirmed) onUnconfirmed();
  };
  return (
    <form class="wm-form" onSubmit={submit}>
      <Field label="E-mail address">
        {(wiring) => (
          <Input
            {...wiring}
            type="email"
            name="email"
            autocomplete="username"
            required
            value={email}
            onText={onEmail}
          />
        )}
      </Field>
      <Field
        label="Password"
        hint={isNew ? `${shortest} characters or more.` : undefined}
        error={error}
      >
        {(wiring) => (
          <span class="password">
            <Input
              {...wiring}
              {...(shown ? { type: 'text' } : { type: 'password' })}
              name="password"
              autocomplete={isNew ? 'new-password' : 'current-password'}
              required
              value={password}
              onText={setPassword}
            />
            <IconButton
              icon="eye"
              label="Show the password"
              pressed={shown}
              onClick={() => setShown(!shown)}
            />
          </span>
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy}>
        {isNew ? 'Create account' : 'Sign in'}
      </Button>
    </form>
  );
}
