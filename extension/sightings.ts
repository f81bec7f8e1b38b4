/**
 * What staff's own pages show of each tag, told to the server: a tag that is still there is not broken, only
 * unused. Best effort and bounded: each tag once per page and hour, nothing where the page may be another
 * product's, and nothing from people whose role or session does not allow it.
 */
import { isAllowed, type Role } from '../core/model/role.ts';
import type { Api } from '../core/model/rpc.ts';
import type { MatchOutcome, TagMatch } from '../core/model/tag-health.ts';
import type { Db } from './db.ts';
import { findSetting, writeSetting } from './settings.ts';

const hourMs = 3_600_000;
/** The server takes no more at once; no page has so many. */
const mostAtOnce = 500;

type Told = Readonly<Record<string, MatchOutcome>>;
type Dependencies = { db: Db; api: Pick<Api, 'report_tag_matches'>; now: () => number };
export type Sightings = ReturnType<typeof createSightings>;

const keyOf = (path: string, { tag }: TagMatch) => `${tag} ${path}`;

/** Once an hour; but what was missing behind a closed dialog and then appeared is told again. */
export function dueMatches(told: Told, path: string, matches: readonly TagMatch[]): TagMatch[] {
  const isDue = (match: TagMatch) => {
    const before = told[keyOf(path, match)];
    return before === undefined || (before === 'missing' && match.outcome !== 'missing');
  };
  return matches.filter(isDue).slice(0, mostAtOnce);
}

export function createSightings({ db, api, now }: Dependencies) {
  return {
    /** Resolves to how many were told; a failure tells none, and they are due again at the next look. */
    async report(app: number, role: Role, path: string, seen: readonly TagMatch[]) {
      const account = await findSetting(db, 'account');
      if (!account || account.expired || !isAllowed(role, 'contribute')) return 0;
      const hour = Math.floor(now() / hourMs);
      const kept = await findSetting(db, 'sightings');
      const told = kept?.hour === hour ? kept.told : {};
      const matches = dueMatches(told, path, seen);
      if (matches.length === 0) return 0;
      const reply = await api.report_tag_matches({ app, path, matches });
      if (!reply.ok) return 0;
      const more = matches.map((match) => [keyOf(path, match), match.outcome] as const);
      await writeSetting(db, 'sightings', { hour, told: { ...told, ...Object.fromEntries(more) } });
      return matches.length;
    },
  };
}
