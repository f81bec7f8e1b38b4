/** The demo's voices as changes that devices would send: who said what, when and where. */
import type { Change } from '../../../core/model/voice/sync.ts';
import type { Random } from '../../simulator/random.ts';
import { idOf } from '../deterministic-id.ts';
import { everydayRequests } from './everyday.ts';
import { moreRequests, partOf } from './more.ts';
import { projectRequests } from './projects.ts';
import { reportRequests } from './reports.ts';
import { type DemoRequest, parseSaying } from './types.ts';
import { unsorted } from './unsorted.ts';
import { togetherRequests } from './working-together.ts';

export const requests: readonly DemoRequest[] = [
  ...projectRequests,
  ...togetherRequests,
  ...reportRequests,
  ...everydayRequests,
  ...moreRequests,
];

/** Somebody to have said it: an account, and often the person. */
export interface Voice {
  account: number;
  visitor: number | null;
}

export type Draft = Omit<Change, 'seq' | 'at'>;

const day = 86_400_000;
export const requestId = (title: string): string => idOf(`request ${title}`);
const featureId = (name: string | null) => (name ? idOf(`feature ${name}`) : null);

export function requestChanges(): Draft[] {
  return requests.map(({ title, about, feature, status, roadmap, tags }) => ({
    ...{ entity: 'request', id: requestId(title) },
    fields: {
      ...{ title, description: about, feature: featureId(feature), status, tags },
      ...(roadmap && { roadmap }),
      ...estimateOf(title, status),
    },
  }));
}

/** What is looked at seriously has an estimate; the rest has none, and hence no RICE. */
function estimateOf(title: string, status: string): Record<string, unknown> {
  if (status === 'new' || status === 'declined') return {};
  const n = title.length;
  return {
    reach: 40 + n * 9,
    impact: [3, 2, 1, 0.5][n % 4],
    confidence: [1, 0.8, 0.5][n % 3],
    effort: 0.5 + (n % 7) / 2,
  };
}

export function parentChanges(): Draft[] {
  return partOf.map(([child, parent]) => ({
    ...{ entity: 'request', id: requestId(child) },
    fields: { parent: requestId(parent) },
  }));
}

const pages: Record<string, string> = {
  setup: '/projects',
  export: '/reports',
  charts: '/reports',
  billing: '/settings/billing',
};

/** Everything said, each once, by somebody; a third of it also in our own words by another account. */
export function evidenceChanges(
  random: Random,
  voices: readonly Voice[],
  app: number,
  now: number,
): Draft[] {
  const drafts: Draft[] = [];
  for (const request of requests) {
    for (const [n, saying] of request.said.entries()) {
      const told = parseSaying(saying);
      const linked = {
        request: requestId(request.title),
        feature: featureId(request.feature),
        tags: request.tags,
      };
      const place = pageOf(request.tags[0] ?? '', random);
      const fields = {
        ...told,
        ...linked,
        ...place,
        ...said(random, voices, now, 88),
        app,
        state: 'done',
      };
      drafts.push({ entity: 'evidence', id: idOf(`evidence ${request.title} ${n}`), fields });
      if (!random.chance(0.35)) continue;
      const words = random.pick(summaries).replace('…', request.title);
      const again = {
        ...said(random, voices, now, 60),
        words,
        wording: 'summary',
        importance: random.between(1, 2),
      };
      const id = idOf(`summary ${request.title} ${n}`);
      drafts.push({
        entity: 'evidence',
        id,
        fields: { ...linked, ...again, kind: 'request', source: 'note', state: 'done' },
      });
    }
  }
  for (const [n, saying] of unsorted.entries()) {
    const fields = {
      ...parseSaying(saying),
      ...said(random, voices, now, 6),
      ...pageOf('', random),
      app,
    };
    drafts.push({ entity: 'evidence', id: idOf(`unsorted ${n}`), fields });
  }
  return drafts;
}

const summaries = [
  'Asked about “…” again.',
  'Would use “…” at once, and so would their producers.',
  'Named “…” as the one thing that is missing.',
  'Works around it today; “…” would spare them an afternoon a week.',
  'Had “…” in the tool they came from.',
];

function said(random: Random, voices: readonly Voice[], now: number, days: number) {
  const { account, visitor } = random.pick(voices);
  // More of it lately: a team that begins to listen hears more.
  const at = now - Math.floor(random.next() ** 1.5 * days * day) - 3_600_000;
  return { account, visitor, saidAt: new Date(at).toISOString() };
}

function pageOf(tag: string, random: Random): Record<string, unknown> {
  const path = pages[tag] ?? random.pick(['/projects', '/projects/:id', '/reports', '/settings']);
  const url = `https://app.plotline.example${path.replace(':id', String(random.between(1, 60)))}`;
  const title = `Plotline – ${path.split('/')[1] ?? ''}`;
  const context = {
    ...{ viewport: { width: 1440, height: 813 }, scale: random.pick([1, 2]), zoom: 1 },
    ...{
      browser: random.pick(['Chrome 143', 'Firefox 145', 'Edge 143']),
      os: random.pick(['macOS', 'Windows']),
    },
    ...{ language: random.pick(['en-GB', 'de-DE', 'fr-FR']), zone: 'Europe/Berlin', page: null },
  };
  return { page: { url, title, path }, context };
}
