import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { useServices } from '../app/services.ts';

type Props = {
  email: string;
  onEmail: (email: string) => void;
  /** The code is on its way already. */
  sent: boolean;
};

/** Two steps in one form: the address, then the code that was mailed to it. */
export function CodeForm({ email, onEmail, sent }: Props) {
  const { auth } = useServices().backend;
  const [waiting, setWaiting] = useState(sent);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const address = email.trim();
    const reply = waiting
      ? await auth.verifyCode(address, code.replace(/\s/g, ''))
      : await auth.sendCode(address);
    setBusy(false);
    if (!reply.ok) setError(reply.error.message);
    else setWaiting(true);
  };
  return (
    <form class="wm-form" onSubmit={submit}>
      {waiting ? (
        <Field label="Code" hint={`Sent to ${email}. It is good for an hour.`} error={error}>
          {(wiring) => (
            <Input
              {...wiring}
              key="code"
              mono
              inputmode="numeric"
              autocomplete="one-time-code"
              required
              value={code}
              onText={setCode}
            />
          )}
        </Field>
      ) : (
        <Field label="E-mail address" error={error}>
          {(wiring) => (
            <Input
              {...wiring}
              key="email"
              type="email"
              autocomplete="username"
              required
              value={email}
              onText={onEmail}
            />
          )}
        </Field>
      )}
      <Button type="submit" variant="primary" busy={busy}>
        {waiting ? 'Sign in' : 'Send a code'}
      </Button>
      {waiting && (
        <button type="button" class="text-button" onClick={() => setWaiting(false)}>
          Use another address, or send again
        </button>
      )}
    </form>
  );
}
