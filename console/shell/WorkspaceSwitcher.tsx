import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useCurrent } from '../app/current.ts';
import { roleNames } from '../app/labels.ts';
import { useServices } from '../app/services.ts';

/** The role stands beside each name: it says what one will be able to do there. */
export function WorkspaceSwitcher() {
  const { preferences, router } = useServices();
  const { workspace, workspaces } = useCurrent();
  const choose = (id: string) => {
    preferences.workspace.value = id;
    router.go('/features');
  };
  return (
    <Menu
      label="Workspaces"
      items={[
        { id: 'heading', heading: 'Workspaces' },
        ...workspaces.map(({ id, name, role }) => ({
          id,
          label: name,
          detail: roleNames[role].name,
          checked: id === workspace.id,
          onSelect: () => choose(id),
        })),
        { id: 'new', label: 'New workspace', icon: 'plus', onSelect: () => router.go('/start') },
      ]}
      trigger={(props) => (
        <button type="button" class="switcher" {...props}>
          <Avatar name={workspace.name} size={26} />
          <span class="switcher-text">
            <span class="wm-hidden">Workspace: </span>
            {workspace.name}
            <small>{roleNames[workspace.role].name}</small>
          </span>
          <Icon name="chevrons" />
        </button>
      )}
    />
  );
}
