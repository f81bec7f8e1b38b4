/** The words for the domain's own terms, in one place. */
import type { Role } from '../../core/model/role.ts';
import type { App } from '../../core/model/workspace.ts';
import type { Tone } from '../../ui/Badge.tsx';
import type { IconName } from '../../ui/icons.ts';

/** What a role may do beyond the one before it, as members read it. */
export const roleNames: Readonly<Record<Role, { name: string; may: string }>> = {
  viewer: { name: 'Viewer', may: 'Reads every figure.' },
  contributor: { name: 'Contributor', may: 'Also captures feedback and notes.' },
  editor: { name: 'Editor', may: 'Also tags features and changes them.' },
  admin: { name: 'Admin', may: 'Also manages members, apps and settings.' },
  owner: { name: 'Owner', may: 'Everything, and makes other owners.' },
};

/** Shown wherever an app is, so that nobody takes staging for the product. */
export const environmentNames: Readonly<Record<App['environment'], string>> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
};

type StatusName = 'planned' | 'beta' | 'live' | 'deprecated';
/** Only beta has the blaze: it is what is new. */
export const statusNames: Readonly<Record<StatusName, { name: string; tone: Tone }>> = {
  planned: { name: 'Planned', tone: 'plain' },
  beta: { name: 'Beta', tone: 'blaze' },
  live: { name: 'Live', tone: 'accent' },
  deprecated: { name: 'Deprecated', tone: 'warn' },
};

/** A status from the wire, where it is text. */
export const statusOf = (status: string) =>
  Object.entries(statusNames).find(([id]) => id === status)?.[1] ?? {
    name: status,
    tone: 'plain' as const,
  };

type Kind = { name: string; icon: IconName; frustration?: string };

/** What happened on a page; frustration signals say what they mean. */
export const kindNames: Readonly<Record<string, Kind>> = {
  page: { name: 'Page view', icon: 'page' },
  click: { name: 'Click', icon: 'click' },
  submit: { name: 'Submit', icon: 'submit' },
  change: { name: 'Change', icon: 'change' },
  track: { name: 'Custom event', icon: 'track' },
  rage: { name: 'Rage click', icon: 'rage', frustration: 'Several quick clicks in one place.' },
  dead: { name: 'Dead click', icon: 'dead', frustration: 'A click after which nothing changed.' },
  error: { name: 'Error click', icon: 'error', frustration: 'An error right after the click.' },
  uturn: { name: 'U-turn', icon: 'uturn', frustration: 'Back again within seconds.' },
};
/** A kind that a newer database knows and this console does not is shown by its own name. */
export const kindOf = (kind: string): Kind => kindNames[kind] ?? { name: kind, icon: 'track' };
