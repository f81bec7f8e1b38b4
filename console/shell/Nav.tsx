import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Logo } from '../../ui/Logo.tsx';
import { useAlerts } from '../alerts/use-alerts.ts';
import { plural } from '../app/format.ts';
import { useServices } from '../app/services.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx';

type Destination = {
  href: string;
  label: string;
  /** Under the thumb, where six names share 320 px. */
  short?: string;
  icon: IconName;
  pages: readonly string[];
};

/** Six places; everything else is inside one of them or in the palette. */
export const destinations: readonly Destination[] = [
  {
    href: '#/features',
    label: 'Features',
    icon: 'features',
    pages: ['features', 'feature', 'repair'],
  },
  { href: '#/alerts', label: 'Alerts', icon: 'alerts', pages: ['alerts'] },
  {
    href: '#/engage',
    label: 'Guides & surveys',
    short: 'Guides',
    icon: 'page',
    pages: [
      'engage',
      'engageNew',
      'engageItem',
      'engageEdit',
      'segments',
      'segment',
      'segmentNew',
      'segmentEdit',
    ],
  },
  {
    href: '#/voice',
    label: 'Customer voice',
    short: 'Voice',
    icon: 'mail',
    pages: [
      'voice',
      'requests',
      'request',
      'roadmap',
      'accounts',
      'account',
      'calls',
      'call',
      'became',
      'exchange',
    ],
  },
  { href: '#/live', label: 'Live', icon: 'live', pages: ['live'] },
  { href: '#/settings', label: 'Settings', icon: 'settings', pages: ['settings', 'install'] },
];

/** `aria-current` is both the reader's word and the style's hook. */
function Links({ short }: { short?: boolean }) {
  const { page } = useServices().router.route.value;
  const open = useAlerts(null).data?.filter(({ state }) => state === 'open').length ?? 0;
  return (
    <ul>
      {destinations.map(({ href, label, short: brief, icon, pages }) => (
        <li key={href}>
          <a href={href} class="nav-link" aria-current={pages.includes(page) ? 'page' : undefined}>
            <Icon name={icon} />
            <span>{(short && brief) || label}</span>
            {href === '#/alerts' && open > 0 && <Open count={open} />}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What nobody has looked at yet. Acknowledged ones are somebody's already and do not call. */
function Open({ count }: { count: number }) {
  return (
    <span class="nav-count">
      {count}
      <span class="wm-hidden"> {plural(count, 'open alert').replace(/^\S+ /, '')}</span>
    </span>
  );
}

/** Workspace on top, person at the foot: from the widest to the nearest. */
export function Rail({ onHelp }: { onHelp: () => void }) {
  return (
    <aside class="rail">
      <a href="#/features" class="rail-logo">
        <Logo wordmark />
      </a>
      <WorkspaceSwitcher />
      <nav aria-label="Main">
        <Links />
      </nav>
      <AccountMenu onHelp={onHelp} />
    </aside>
  );
}

/** The same places under the thumb, where the rail has no room. */
export function BottomNav() {
  return (
    <nav class="bottom-nav" aria-label="Main, below">
      <Links short />
    </nav>
  );
}
