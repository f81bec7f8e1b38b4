import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Logo } from '../../../ui/Logo.tsx';
import { useServices } from '../services.ts';
import { CodeForm } from './CodeForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** `email`: whose session has ended; the address is then known. */
export function SignIn({ email: known }: { email?: string }) {
  const { keep, defaults } = useServices();
  const remembered = keep.find('server');
  const [url, setUrl] = useState(remembered?.url ?? defaults?.url ?? '');
  const [publishableKey, setKey] = useState(
    remembered?.publishableKey ?? defaults?.publishableKey ?? '',
  );
  const [email, setEmail] = useState(known ?? keep.find('email') ?? '');
  const [way, setWay] = useState<'password' | 'code'>('password');
  const [open, setOpen] = useState(!url || !publishableKey);
  const server = { url: url.trim(), publishableKey: publishableKey.trim() };
  const remember = () => {
    keep.save('server', server);
    keep.save('email', email);
  };
  const shared = { server, email, onEmail: setEmail, onDone: remember };

  return (
    <main class="sign-in">
      <Logo size={36} />
      <h1>{known ? 'Sign in again' : 'Sign in to Waymark'}</h1>
      {!known && <p class="soft">See what your users do, on the page itself.</p>}
      {way === 'password' ? <PasswordForm {...shared} /> : <CodeForm {...shared} />}
      <Button variant="quiet" small onClick={() => setWay(way === 'code' ? 'password' : 'code')}>
        {way === 'code' ? 'Use a password instead' : 'Send me a code instead'}
      </Button>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Server{server.url && <span class="soft"> {hostOf(server.url)}</span>}</summary>
        <div class="wm-form">
          <Field label="Server URL" hint="Your Supabase project, e.g. https://abc.supabase.co">
            {(wiring) => <Input {...wiring} value={url} onText={setUrl} inputMode="url" />}
          </Field>
          <Field label="Publishable key" hint="Public by design; an admin finds it beside the URL.">
            {(wiring) => <Input {...wiring} value={publishableKey} onText={setKey} mono />}
          </Field>
        </div>
      </details>
    </main>
  );
}

function hostOf(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
