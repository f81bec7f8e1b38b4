/** What the palette offers at this moment to this person: places, features, switches and actions. */
import { type Current, useCurrent, useMay } from '../app/current.ts';
import { environmentNames } from '../app/labels.ts';
import { windows } from '../app/preferences.ts';
import { useRpc } from '../app/queries.ts';
import { type Services, useServices } from '../app/services.ts';
import type { Command } from './commands.ts';
import { goKeys } from './shortcuts.ts';

/** Features last: there may be hundreds, and they are found by typing. */
export function useCommands(onHelp: () => void): Command[] {
  const services = useServices();
  const current = useCurrent();
  const mayAdminister = useMay('administer');
  const { id: workspace } = current.workspace;
  const features = useRpc('list_features', { workspace, archived: false }).data ?? [];
  const { go } = services.router;
  return [
    ...places(go),
    // What the database would refuse is not offered.
    ...(mayAdminister ? administration(go) : []),
    ...switches(services),
    ...otherPlaces(services, current),
    ...general(services, onHelp),
    ...features.map(
      ({ id, name }): Command => ({
        id,
        label: name,
        group: 'Features',
        icon: 'features',
        run: () => go(`/features/${id}`),
      }),
    ),
  ];
}

type Go = (path: string) => void;

/** The same table as the shortcuts, which are shown beside. */
const places = (go: Go) =>
  Object.entries(goKeys).map(
    ([key, { path, label }]): Command => ({
      id: path,
      label,
      group: 'Go to',
      icon: 'chevronRight',
      keys: `g ${key}`,
      run: () => go(path),
    }),
  );

/** Acts that have a place in Settings, by the words people think of. */
const administration = (go: Go): Command[] => [
  {
    id: 'invite',
    label: 'Invite somebody',
    group: 'Do',
    icon: 'users',
    run: () => go('/settings/members'),
  },
  {
    id: 'erase',
    label: 'Find and delete a visitor',
    group: 'Do',
    icon: 'trash',
    run: () => go('/settings/visitors'),
  },
  {
    id: 'audit',
    label: 'Audit log',
    group: 'Go to',
    icon: 'history',
    run: () => go('/settings/audit'),
  },
];

/** What a person may want to see otherwise. */
function switches({ preferences }: Services): Command[] {
  const spans = windows.map(
    (days): Command => ({
      id: `days-${days}`,
      label: `Show ${days} days`,
      group: 'Switch',
      icon: 'calendar',
      run: () => {
        preferences.days.value = days;
      },
    }),
  );
  const themes = (['light', 'dark'] as const).map(
    (theme): Command => ({
      id: theme,
      label: theme === 'dark' ? 'Dark theme' : 'Light theme',
      group: 'Switch',
      icon: theme === 'dark' ? 'moon' : 'sun',
      run: () => {
        preferences.theme.value = theme;
      },
    }),
  );
  return [...spans, ...themes];
}

/** Other apps and workspaces, by name. */
function otherPlaces({ preferences, router }: Services, { workspace, workspaces }: Current) {
  const apps = workspace.apps.map(
    ({ id, name, environment }): Command => ({
      id: `app-${id}`,
      label: `App ${name}, ${environmentNames[environment]}`,
      group: 'Switch',
      icon: 'globe',
      run: () => {
        preferences.apps.value = { ...preferences.apps.value, [workspace.id]: id };
      },
    }),
  );
  const others = workspaces
    .filter(({ id }) => id !== workspace.id)
    .map(
      ({ id, name }): Command => ({
        id,
        label: `Workspace ${name}`,
        group: 'Switch',
        icon: 'account',
        run: () => {
          preferences.workspace.value = id;
          // A feature or an app of the one just left means nothing in the other.
          router.go('/features');
        },
      }),
    );
  return [...apps, ...others];
}

/** Always there. */
const general = ({ backend }: Services, onHelp: () => void): Command[] => [
  { id: 'help', label: 'Keyboard shortcuts', group: 'Do', icon: 'keyboard', run: onHelp },
  {
    id: 'leave',
    label: 'Sign out',
    group: 'Do',
    icon: 'leave',
    run: () => void backend.auth.signOut(),
  },
];
