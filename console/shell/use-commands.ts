import { useCurrent, useMay } from '../app/current.ts';
import { environmentNames } from '../app/labels.ts';
import { windows } from '../app/preferences.ts';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import type { Command } from './commands.ts';
import { goKeys } from './shortcuts.ts';

/** Places, features, switches and actions of the moment. */
export function useCommands(onHelp: () => void): Command[] {
  const { router, preferences, backend } = useServices();
  const { workspace, workspaces } = useCurrent();
  const mayAdminister = useMay('administer');
  const features = useRpc('list_features', { workspace: workspace.id, archived: false });
  const go = (path: string) => () => router.go(path);
  const places = Object.entries(goKeys).map(
    ([key, { path, label }]): Command => ({
      id: path,
      label,
      group: 'Go to',
      icon: 'chevronRight',
      keys: `g ${key}`,
      run: go(path),
    }),
  );
  const named = (features.data ?? []).map(
    ({ id, name }): Command => ({
      id,
      label: name,
      group: 'Features',
      icon: 'features',
      run: go(`/features/${id}`),
    }),
  );
  const actions: Command[] = [
    ...windows.map(
      (days): Command => ({
        id: `days-${days}`,
        label: `Show ${days} days`,
        group: 'Switch',
        icon: 'calendar',
        run: () => {
          preferences.days.value = days;
        },
      }),
    ),
    ...(['light', 'dark'] as const).map(
      (theme): Command => ({
        id: theme,
        label: `${theme === 'dark' ? 'Dark' : 'Light'} theme`,
        group: 'Switch',
        icon: theme === 'dark' ? 'moon' : 'sun',
        run: () => {
          preferences.theme.value = theme;
        },
      }),
    ),
    ...workspace.apps.map(
      ({ id, name, environment }): Command => ({
        id: `app-${id}`,
        label: `App ${name}, ${environmentNames[environment]}`,
        group: 'Switch',
        icon: 'globe',
        run: () => {
          preferences.apps.value = { ...preferences.apps.value, [workspace.id]: id };
        },
      }),
    ),
    ...workspaces
      .filter(({ id }) => id !== workspace.id)
      .map(
        ({ id, name }): Command => ({
          id,
          label: `Workspace ${name}`,
          group: 'Switch',
          icon: 'account',
          run: () => {
            preferences.workspace.value = id;
            router.go('/features');
          },
        }),
      ),
    { id: 'help', label: 'Keyboard shortcuts', group: 'Do', icon: 'keyboard', run: onHelp },
    {
      id: 'leave',
      label: 'Sign out',
      group: 'Do',
      icon: 'leave',
      run: () => void backend.auth.signOut(),
    },
  ];
  const administration: Command[] = [
    {
      id: 'invite',
      label: 'Invite somebody',
      group: 'Do',
      icon: 'users',
      run: go('/settings/members'),
    },
    {
      id: 'erase',
      label: 'Find and delete a visitor',
      group: 'Do',
      icon: 'trash',
      run: go('/settings/visitors'),
    },
    {
      id: 'audit',
      label: 'Audit log',
      group: 'Go to',
      icon: 'history',
      run: go('/settings/audit'),
    },
  ];
  return [...places, ...(mayAdminister ? administration : []), ...actions, ...named];
}
