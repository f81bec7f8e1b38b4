import { Avatar } from '../../ui/Avatar.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useServices } from '../app/services.ts';

/** The whole address: people with two accounts look here to see which one they are. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { backend } = useServices();
  const email = backend.auth.person.value?.email ?? '';
  return (
    <Menu
      label="Your account"
      items={[
        { id: 'who', heading: email },
        { id: 'help', label: 'Keyboard shortcuts', icon: 'keyboard', onSelect: onHelp },
        {
          id: 'leave',
          label: 'Sign out',
          icon: 'leave',
          onSelect: () => void backend.auth.signOut(),
        },
      ]}
      trigger={(props) => (
        <button type="button" class="switcher account" aria-label={`Account: ${email}`} {...props}>
          <Avatar name={email} size={26} />
          <span class="switcher-text">{email}</span>
        </button>
      )}
    />
  );
}
