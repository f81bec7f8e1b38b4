import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { SignIn } from '../account/SignIn.tsx';
import { countOf } from '../format.ts';
import { findOtherApp } from '../origins.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';
import { type SyncState, useSyncState } from './use-sync-state.ts';

/** One strip under the header for what a person must know before trusting the screen. */
export function Notice({ go }: { go: Go }) {
  const { account } = useWork();
  const state = useSyncState();
  const [signingIn, setSigningIn] = useState(false);
  if (account.expired) {
    return (
      <div class="notice" role="status">
        <Icon name="key" />
        <p>Your session has ended.{waitingWords(state)}</p>
        <Button small onClick={() => setSigningIn(true)}>
          Sign in
        </Button>
        <Dialog bare open={signingIn} title="Sign in again" onClose={() => setSigningIn(false)}>
          <SignIn email={account.user.email} />
        </Dialog>
      </div>
    );
  }
  // Refused is worse than offline: waiting does not mend it.
  if (state.failed > 0) {
    return (
      <div class="notice notice-wrong" role="status">
        <Icon name="warn" />
        <p>The server refused {countOf(state.failed, 'change')}. Nothing is lost.</p>
        <Button small onClick={go.changes}>
          See why
        </Button>
      </div>
    );
  }
  if (state.online) return <OtherProduct />;
  return (
    <div class="notice" role="status">
      <Icon name="offline" />
      <p>
        Offline.{waitingWords(state) || ' You can go on: what you save waits on this computer.'}
      </p>
    </div>
  );
}

/** The page in front is another product's than the one chosen: what is tagged here would go astray. */
function OtherProduct() {
  const { page, send } = useServices();
  const { app, workspaces } = useWork();
  const origin = page.place.value?.origin;
  const other = origin && findOtherApp(workspaces, app, origin);
  if (!other) return null;
  return (
    <div class="notice" role="status">
      <Icon name="info" />
      <p>This page belongs to {other.name}.</p>
      <Button
        small
        onClick={() => void send('session.choose', { workspace: other.workspace, app: other.id })}
      >
        Switch
      </Button>
    </div>
  );
}

function waitingWords({ waiting }: SyncState): string {
  if (waiting === 0) return '';
  return waiting === 1
    ? ' 1 change waits on this computer.'
    : ` ${waiting} changes wait on this computer.`;
}
