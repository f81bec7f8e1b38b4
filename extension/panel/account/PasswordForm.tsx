import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import type { ServerAddress } from '../../defaults.ts';
import { useSubmit } from './use-submit.ts';

export type FormProps = {
  server: ServerAddress;
  email: string;
  onEmail: (email: string) => void;
  /** Called once the server has said yes. */
  onDone: () => void;
};

/** Field names as password managers know them. */
export function PasswordForm({ server, email, onEmail, onDone }: FormProps) {
  const [password, setPassword] = useState('');
  const { submit, busy, error } = useSubmit((send) =>
    send('session.sign-in', { server, email: email.trim(), password }),
  );
  return (
    <form class="wm-form" onSubmit={(event) => submit(event, onDone)}>
      <Field label="E-mail">
        {(wiring) => (
          <Input
            {...wiring}
            type="email"
            required
            autocomplete="username"
            value={email}
            onText={onEmail}
          />
        )}
      </Field>
      <Field label="Password" error={error}>
        {(wiring) => (
          <Input
            {...wiring}
            type="password"
            required
            autocomplete="current-password"
            value={password}
            onText={setPassword}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy}>
        Sign in
      </Button>
    </form>
  );
}
