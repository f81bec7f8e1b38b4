import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import type { FormProps } from './PasswordForm.tsx';
import { useSubmit } from './use-submit.ts';

/** A one-time code: first to whom, then the code. */
export function CodeForm({ server, email, onEmail, onDone }: FormProps) {
  const [sentTo, setSentTo] = useState<string>();
  const [code, setCode] = useState('');
  const address = email.trim();
  const request = useSubmit((send) => send('session.request-code', { server, email: address }));
  const verify = useSubmit((send) =>
    send('session.verify-code', { server, email: address, code: code.trim() }),
  );
  // Another address needs another code.
  if (sentTo !== address) {
    return (
      <form class="wm-form" onSubmit={(event) => request.submit(event, () => setSentTo(address))}>
        <Field label="E-mail" error={request.error}>
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
        <Button type="submit" variant="primary" busy={request.busy}>
          Send a code
        </Button>
      </form>
    );
  }
  return (
    <form class="wm-form" onSubmit={(event) => verify.submit(event, onDone)}>
      <Field
        label="Code"
        hint={`Sent to ${sentTo}. It works for a short time.`}
        error={verify.error}
      >
        {(wiring) => (
          <Input
            {...wiring}
            required
            mono
            inputMode="numeric"
            autocomplete="one-time-code"
            autofocus
            value={code}
            onText={setCode}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={verify.busy}>
        Sign in
      </Button>
    </form>
  );
}
