import { useState } from 'preact/hooks';
import { CodeForm } from './CodeForm.tsx';
import { EntryFrame } from './EntryFrame.tsx';
import { PasswordForm } from './PasswordForm.tsx';

type Mode = 'sign-in' | 'sign-up' | 'code' | 'confirm';

/** The same words at both places of a mode: heading and way there. */
const words: Readonly<Record<Mode, { title: string; lead: string }>> = {
  'sign-in': { title: 'Sign in', lead: 'To your team’s workspace.' },
  'sign-up': {
    title: 'Create an account',
    lead: 'Then name your workspace and connect your product.',
  },
  code: { title: 'Sign in with a code', lead: 'We send a one-time code to your address.' },
  confirm: { title: 'Confirm your address', lead: 'One more step: the code from our mail.' },
};

type Props = {
  /** An invitation that waits: said above the form. */
  invitation?: { workspaceName: string; email: string | null } | undefined;
};

/** Modes and not routes: the address typed in one is wanted in the next. */
export function SignInPage({ invitation }: Props) {
  const [mode, setMode] = useState<Mode>(invitation ? 'sign-up' : 'sign-in');
  const [email, setEmail] = useState(invitation?.email ?? '');
  const { title, lead } = words[mode];
  const other = (to: Mode, label: string) => (
    <button type="button" class="text-button" onClick={() => setMode(to)}>
      {label}
    </button>
  );
  return (
    <EntryFrame
      title={invitation ? `Join ${invitation.workspaceName}` : title}
      lead={invitation ? `${title} first; the invitation is accepted right after.` : lead}
    >
      {mode === 'sign-in' || mode === 'sign-up' ? (
        <PasswordForm
          key={mode}
          isNew={mode === 'sign-up'}
          email={email}
          onEmail={setEmail}
          onUnconfirmed={() => setMode('confirm')}
        />
      ) : (
        <CodeForm email={email} onEmail={setEmail} sent={mode === 'confirm'} />
      )}
      <p class="entry-other">
        {mode === 'sign-in' && (
          <>
            {other('code', 'Use a one-time code')} {other('sign-up', 'Create an account')}
          </>
        )}
        {mode !== 'sign-in' && other('sign-in', 'Sign in with a password')}
      </p>
    </EntryFrame>
  );
}
