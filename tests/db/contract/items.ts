/** Guides and surveys for tests over HTTP: definitions in form, saved and published as an editor would. */
import { randomUUID } from 'node:crypto';
import type { EngageEvent } from '../../../core/model/attention.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import type { Guide } from '../../../core/model/guide.ts';
import type { Survey } from '../../../core/model/survey.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { World } from './world.ts';

type Shared = Omit<Extract<Definition, { is: 'guide' }>, 'is' | 'guide'>;

const shared: Shared = {
  title: { key: 'title', text: 'Export is here' },
  audience: {},
  where: { include: [], exclude: [] },
  trigger: { on: 'load', delaySeconds: 0 },
  schedule: { from: null, until: null, zone: 'UTC', hours: null },
  frequency: { kind: 'once' },
  priority: 50,
  sample: 1,
  goal: null,
  holdout: 0.1,
  theme: { accent: '#0a7f5a' },
  exempt: null,
  languages: { default: 'en', translations: { de: { hello: 'Hallo' } } },
};

const modal: Guide = {
  kind: 'modal',
  steps: [
    {
      ...{ key: 'first', surface: 'modal', anchor: null, place: null, where: null, href: null },
      content: [
        { block: 'heading', content: { key: 'hello', text: 'Hello {{visitor.name|there}}' } },
      ],
      advance: [{ on: 'button', to: null, if: null }],
    },
  ],
  launcher: null,
  tasks: [],
  resources: [],
};

const nps: Survey = {
  ...{ kind: 'nps', surface: 'slideIn', anchor: null, place: 'bottomEnd', intro: [] },
  questions: [
    {
      ...{ key: 'score', kind: 'scale', scale: 'nps', required: true, routes: [] },
      title: { key: 'ask', text: 'How likely are you to recommend us?' },
      ...{ help: null, low: null, high: null },
    },
    {
      ...{ key: 'why', kind: 'long', required: false, routes: [], help: null, placeholder: null },
      title: { key: 'asked', text: 'Why?' },
    },
  ],
  ...{ scored: ['score'], thanks: [], laterDays: 7, resurveyDays: 90, dismissedDays: 30 },
  ...{ tab: null, link: true },
};

export const guideOf = (changes: Partial<Shared & { guide: Guide }> = {}): Definition => ({
  ...{ is: 'guide', guide: modal },
  ...shared,
  ...changes,
});

export const surveyOf = (changes: Partial<Shared & { survey: Survey }> = {}): Definition => ({
  ...{ is: 'survey', survey: nps },
  ...shared,
  ...{ holdout: 0 },
  ...changes,
});

/** Saved by the owner; its id. */
export async function save(world: World, definition: Definition): Promise<string> {
  const item = { id: randomUUID(), name: 'What is new', definition };
  const { api } = world.callers.owner;
  return must(await api.save_item({ app: world.app.id, item, base: null })).id;
}

export async function publish(world: World, definition: Definition): Promise<string> {
  const item = await save(world, definition);
  must(await world.callers.owner.api.publish_item({ item, note: '' }));
  return item;
}

/** What a page would report, all of it now, of one display. */
export async function report(
  world: World,
  item: string,
  events: readonly Omit<EngageEvent, 't' | 'i' | 'n'>[],
  device: string = randomUUID(),
): Promise<string> {
  const display = randomUUID();
  const t = Date.now() - 500;
  const engage = events.map((event, at) => {
    const d = event.k === 'eligible' ? {} : { d: display };
    return { ...{ t: t + at, i: item, n: 1 }, ...d, ...event };
  });
  await world.ingest({
    device,
    engage,
    user: { id: device, traits: { name: 'Ann', plan: 'pro' } },
  });
  return display;
}
