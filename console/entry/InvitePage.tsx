import { useState } from 'preact/hooks';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { roleNames } from '../app/labels.ts';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';
import type { Person } from '../backend/backend.ts';
import { EntryFrame } from './EntryFrame.tsx';
import { SignInPage } from './SignInPage.tsx';
import { Splash } from './Splash.tsx';

/** What the link promises, then sign-in if need be, then one button. */
export function InvitePage({ token, person }: { token: string; person: Person | null }) {
  const { backend, preferences, router } = useServices();
  const call = useCall();
  const invitation = useRpc('preview_invite', { token });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  if (invitation.error) {
    return (
      <EntryFrame title="Invitation">
        <ErrorState title="This invitation cannot be used" onRetry={invitation.refetch}>
          {invitation.error.message}
        </ErrorState>
        <ButtonLink href="#/features">Go to the console</ButtonLink>
      </EntryFrame>
    );
  }
  if (!invitation.data) return <Splash />;
  const { workspaceName, role, email } = invitation.data;
  if (!person) return <SignInPage invitation={{ workspaceName, email }} />;

  const accept = async () => {
    setBusy(true);
    setError(undefined);
    const reply = await call('accept_invite', { token }, ['my_workspaces']);
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    preferences.workspace.value = reply.data.id;
    router.go('/features');
  };
  return (
    <EntryFrame
      title={`Join ${workspaceName}`}
      lead={`As ${roleNames[role].name.toLowerCase()}. ${roleNames[role].may}`}
    >
      <p>
        You are signed in as <b>{person.email}</b>.
      </p>
      <FormError text={error} />
      <div class="wm-actions">
        <Button variant="primary" busy={busy} onClick={accept}>
          Join
        </Button>
        <Button variant="quiet" onClick={() => void backend.auth.signOut()}>
          Use another account
        </Button>
      </div>
    </EntryFrame>
  );
}
