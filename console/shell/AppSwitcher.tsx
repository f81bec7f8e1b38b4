import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { environmentNames } from '../app/labels.ts';
import { useServices } from '../app/services.ts';

/** One app at a time: staging and production never add up. */
export function AppSwitcher() {
  const { preferences, router } = useServices();
  const { workspace, app } = useCurrent();
  const mayAdd = useMay('administer');
  const choose = (id: number) => {
    preferences.apps.value = { ...preferences.apps.value, [workspace.id]: id };
  };
  const add = {
    id: 'add',
    label: 'Add an app',
    icon: 'plus' as const,
    onSelect: () => router.go('/settings/apps'),
  };
  return (
    <Menu
      label="Apps"
      items={[
        { id: 'heading', heading: 'Apps of this workspace' },
        ...workspace.apps.map(({ id, name, environment }) => ({
          id: `${id}`,
          label: name,
          detail: environmentNames[environment],
          checked: id === app?.id,
          onSelect: () => choose(id),
        })),
        ...(mayAdd ? [add] : []),
      ]}
      trigger={(props) => (
        <button type="button" class="app-switcher" {...props}>
          <span class="wm-hidden">App: </span>
          {app ? (
            <>
              <b>{app.name}</b>
              <span class={`environment environment-${app.environment}`}>
                {environmentNames[app.environment]}
              </span>
            </>
          ) : (
            <span>No app yet</span>
          )}
          <Icon name="chevronDown" />
        </button>
      )}
    />
  );
}
