import { IconButton } from '../../ui/IconButton.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Menu } from '../../ui/Menu.tsx';
import { type Theme, themes } from '../app/preferences.ts';
import { useServices } from '../app/services.ts';

/** The icon shows the choice, not the result: `system` must be seen to be set. */
const looks: Readonly<Record<Theme, { label: string; icon: IconName }>> = {
  system: { label: 'Like the system', icon: 'system' },
  light: { label: 'Light', icon: 'sun' },
  dark: { label: 'Dark', icon: 'moon' },
};

/** Three choices and no toggle, because following the system is one of them. */
export function ThemeMenu() {
  const { theme } = useServices().preferences;
  return (
    <Menu
      label="Light or dark"
      align="end"
      items={themes.map((id) => ({
        id,
        label: looks[id].label,
        checked: theme.value === id,
        onSelect: () => {
          theme.value = id;
        },
      }))}
      trigger={(props) => (
        <IconButton icon={looks[theme.value].icon} label="Light or dark" {...props} />
      )}
    />
  );
}
