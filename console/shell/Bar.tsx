import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { windows } from '../app/preferences.ts';
import { useServices } from '../app/services.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { AppSwitcher } from './AppSwitcher.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx';

/** Figures have a window; settings and live events have none. */
const windowed = ['features', 'feature'];

/** What the figures below are of: app and window. Places are the rail's. */
export function Bar({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }) {
  const { preferences, router } = useServices();
  const { page } = router.route.value;
  return (
    <header class="bar">
      <div class="bar-narrow">
        <a href="#/features" aria-label="Features">
          <Logo size={22} />
        </a>
        <WorkspaceSwitcher />
        <AccountMenu onHelp={onHelp} />
      </div>
      <span class="app-switcher-root">
        <AppSwitcher />
      </span>
      {windowed.includes(page) && (
        <RadioGroup
          legend="Window: complete days before today"
          look="segments"
          value={`${preferences.days.value}`}
          choices={windows.map((days) => ({ value: `${days}`, label: `${days} days` }))}
          onValue={(value) => {
            const days = windows.find((one) => `${one}` === value);
            if (days) preferences.days.value = days;
          }}
        />
      )}
      {page === 'live' && <Badge tone="blaze">Now</Badge>}
      <span class="bar-gap" />
      <button type="button" class="bar-search" aria-label="Find or do anything" onClick={onPalette}>
        <Icon name="search" />
        <span>Find or do anything</span>
        <Kbd keys={isMac() ? '⌘ K' : 'Ctrl K'} />
      </button>
      <ThemeMenu />
      <IconButton icon="help" label="Keyboard shortcuts" onClick={onHelp} />
    </header>
  );
}

/** Only words on a key cap hang on it; both keys work everywhere. */
const isMac = () => /mac|iphone|ipad/i.test(navigator.userAgent);
