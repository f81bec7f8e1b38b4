import { useState } from 'preact/hooks';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { SyncButton } from './changes/SyncButton.tsx';
import { useServices } from './services.ts';
import { applyTheme, themes } from './theme.ts';
import type { Go } from './Workplace.tsx';
import { environmentNames } from './words.ts';
import { useWork } from './work.ts';

/** Which product, how things stand with the server, and everything else behind one button. */
export function Header({ go }: { go: Go }) {
  const { account, workspace, app } = useWork();
  const [leaving, setLeaving] = useState(false);
  const more = useMoreItems(() => setLeaving(true));
  return (
    <header class="head">
      <Logo size={22} />
      <Menu
        label="Product"
        items={useAppItems()}
        trigger={(props) => (
          <button type="button" class="head-app" {...props}>
            <b>{app.name}</b>
            <small>
              {workspace.name} · {environmentNames[app.environment]}
            </small>
            <Icon name="chevrons" size={14} />
          </button>
        )}
      />
      <SyncButton go={go} />
      <Menu
        label="More"
        align="end"
        items={[{ id: 'who', heading: account.user.email }, ...more]}
        trigger={(props) => <IconButton icon="more" label="More" {...props} />}
      />
      {leaving && <SignOut onClose={() => setLeaving(false)} />}
    </header>
  );
}

/** Every product that the person may see; choosing one reads its tags anew. */
function useAppItems(): MenuItem[] {
  const { send } = useServices();
  const { workspaces, app: chosen } = useWork();
  return workspaces.flatMap((workspace) => [
    { id: workspace.id, heading: workspace.name },
    ...workspace.apps.map((app) => ({
      id: String(app.id),
      label: app.name,
      detail: environmentNames[app.environment],
      checked: app.id === chosen.id,
      onSelect: () => void send('session.choose', { workspace: workspace.id, app: app.id }),
    })),
  ]);
}

/** The theme is a preference of this computer: it outlives signing out. */
function useMoreItems(onSignOut: () => void): MenuItem[] {
  const { keep, openConsole } = useServices();
  const [theme, setTheme] = useState(keep.find('theme') ?? 'system');
  const names = { system: 'As the system', light: 'Light', dark: 'Dark' };
  return [
    { id: 'console', label: 'Open the console', icon: 'external', onSelect: () => openConsole() },
    { id: 'looks', heading: 'Appearance' },
    ...themes.map((one) => ({
      id: one,
      label: names[one],
      checked: theme === one,
      onSelect: () => {
        keep.save('theme', one);
        setTheme(one);
        applyTheme(one);
      },
    })),
    { id: 'account', heading: 'Account' },
    { id: 'leave', label: 'Sign out', icon: 'leave', onSelect: onSignOut },
  ];
}

/** Asks twice where something would be lost, and says how much. */
function SignOut({ onClose }: { onClose: () => void }) {
  const { send } = useServices();
  const [unsynced, setUnsynced] = useState<string>();
  const leave = async () => {
    const left = await send('session.sign-out', { discard: unsynced !== undefined });
    if (left.ok) return undefined;
    if (left.error.code === 'unsynced') setUnsynced(left.error.message);
    return left.error.message;
  };
  return (
    <ConfirmDialog
      title="Sign out?"
      confirmLabel={unsynced ? 'Discard and sign out' : 'Sign out'}
      onClose={onClose}
      onConfirm={leave}
    >
      <p>
        {unsynced
          ? 'Cancel to keep them: they are sent as soon as the server can be reached.'
          : 'Everything that Waymark keeps on this computer is removed. The server keeps its own.'}
      </p>
    </ConfirmDialog>
  );
}
