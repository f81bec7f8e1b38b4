/** Guides and surveys for pages of tests: definitions in form, published as an editor would, and what came of them. */
import type { Page } from '@playwright/test';
import type { Block } from '../../core/model/content.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { Anchor, Guide, Step } from '../../core/model/guide.ts';
import type { Question, Survey } from '../../core/model/survey.ts';
import { newId } from '../../extension/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import { publishSettings } from '../../local/publish.ts';
import type { Team } from './team.ts';

type Shared = Omit<Extract<Definition, { is: 'guide' }>, 'is' | 'guide'>;

const shared: Shared = {
  title: { key: 'title', text: 'What is new' },
  audience: {},
  where: { include: [], exclude: [] },
  trigger: { on: 'load', delaySeconds: 0 },
  schedule: { from: null, until: null, zone: 'UTC', hours: null },
  frequency: { kind: 'once' },
  ...{ priority: 50, sample: 1, goal: null, holdout: 0, theme: {}, exempt: null },
  languages: { default: 'en', translations: {} },
};

export const at = (selector: string): Anchor => ({ by: 'selector', selector, grade: 'strong' });

export const say = (heading: string, text = ''): Block[] => [
  { block: 'heading', content: { key: `h.${heading.length}`, text: heading } },
  ...(text ? [{ block: 'paragraph' as const, content: { key: `p.${text.length}`, text } }] : []),
];

export const stepOf = (changes: Partial<Step> = {}): Step => ({
  ...{ key: 'first', surface: 'modal', anchor: null, place: null, where: null, href: null },
  content: say('Hello {{visitor.name|there}}', 'Exports now keep your filters.'),
  advance: [{ on: 'button', to: null, if: null }],
  ...changes,
});

export const guideOf = (
  guide: Partial<Guide> & Pick<Guide, 'kind'>,
  changes: Partial<Shared> = {},
): Definition => ({
  is: 'guide',
  ...shared,
  ...changes,
  guide: { steps: [stepOf()], launcher: null, tasks: [], resources: [], ...guide },
});

const asked = { required: true, routes: [], help: null };

export const scaleOf = (
  scale: 'nps' | 'csat3' | 'csat5' | 'csat7' | 'thumbs' | 'ces5' | 'ces7' | 'pmf' | 'umux7',
  title: string,
  key = 'score',
): Question => ({
  ...asked,
  ...{ key, kind: 'scale', scale, title: { key: `t.${key}`, text: title }, low: null, high: null },
});

export const whyOf = (required = false): Question => ({
  ...asked,
  ...{ key: 'why', kind: 'long', required, placeholder: null },
  title: { key: 't.why', text: 'What is the main reason?' },
});

const nps: Survey = {
  ...{ kind: 'nps', surface: 'slideIn', anchor: null, place: 'bottomEnd', intro: [] },
  questions: [scaleOf('nps', 'How likely are you to recommend us?'), whyOf()],
  ...{ scored: ['score'], thanks: [], laterDays: 7, resurveyDays: 90, dismissedDays: 30 },
  ...{ tab: null, link: true },
};

export const surveyOf = (
  survey: Partial<Survey> = {},
  changes: Partial<Shared> = {},
): Definition => ({
  is: 'survey',
  ...shared,
  ...changes,
  survey: { ...nps, ...survey },
});

/** Saved, published, and where pages look; its id. */
export async function publish(team: Team, definition: Definition): Promise<string> {
  const item = { id: newId(), name: 'For a test', definition };
  must(await team.api.save_item({ app: team.app.id, item, base: null }));
  must(await team.api.publish_item({ item: item.id, note: '' }));
  await publishSettings(team.backend, team.app.key);
  return item.id;
}

export type DisplayRow = {
  outcome: string | null;
  interrupted: boolean;
  asked: boolean;
  seen: boolean;
  language: string | null;
  steps: string[];
};

/** What the database has of an item's displays, the first one first. */
export async function displaysOf({ backend }: Team, item: string): Promise<DisplayRow[]> {
  return backend.sql<DisplayRow>`
    select d.outcome, d.interrupted, d.asked, d.seen_at is not null as seen, d.language,
      coalesce((select array_agg(s.what || ' ' || s.step order by s.at, s.what desc, s.step) from app.display_steps s where s.display_id = d.id), '{}') as steps
    from app.displays d where d.item_id = ${item}::uuid and d.shown_at is not null order by d.shown_at`;
}

/** Leaves nothing in the queue: what a browser does when its page is hidden. */
export async function flush(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
}

export type ResponseRow = { answers: Record<string, unknown>; score: number | null };

export async function responsesOf({ backend }: Team, item: string): Promise<ResponseRow[]> {
  return backend.sql<ResponseRow>`
    select answers, score from app.responses where item_id = ${item}::uuid order by period`;
}

/** Nothing of an earlier test stands in the next one. */
export async function endAll(team: Team): Promise<void> {
  const live = await team.backend.sql<{
    id: string;
  }>`select id from app.items where state = 'live'`;
  for (const { id } of live) must(await team.api.move_item({ item: id, move: 'end' }));
  await publishSettings(team.backend, team.app.key);
}
