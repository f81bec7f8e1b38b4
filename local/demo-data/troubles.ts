/**
 * What health and repair are for, to be looked at at once: a tag that was repaired, one that staff no longer
 * find on its page, and one that fits two elements. The last two are on elements that nobody ever used, so
 * that no figure of the demo changes.
 */
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import type { Api } from '../../core/model/rpc.ts';
import type { Backend } from '../backend.ts';
import { type CatalogueElement, readCatalogue } from '../catalogue/catalogue.ts';
import { checkHealth } from '../seed.ts';
import { must, signIn } from './api.ts';
import { idOf } from './deterministic-id.ts';
import { demoPassword } from './features.ts';

type Trouble = {
  name: string;
  area: string;
  description: string;
  /** Where the element stands, and how it looked when it was tagged. */
  like: CatalogueElement;
  look: Partial<Descriptor>;
  /** What staff's extension reported, by hours ago. */
  seen: Readonly<Record<number, 'found' | 'ambiguous' | 'missing'>>;
};

const day = 24;

function troubles(): Trouble[] {
  const { a } = readCatalogue();
  return [
    {
      ...{ name: 'Zoom timeline', area: 'Tasks', like: a['zoom-in'] },
      description: 'Looking closer at a timeline. It was tagged in the beta.',
      look: { name: 'Magnify', classes: ['beta-zoom'], nth: 1, of: 1 },
      seen: {
        ...{ [40 * day]: 'found', [36 * day]: 'found', [33 * day]: 'found', [29 * day]: 'found' },
        ...{ [12 * day]: 'missing', [5 * day]: 'missing', [day]: 'missing' },
      },
    },
    {
      ...{ name: 'Open settings', area: 'Account', like: a['nav-settings'] },
      description: 'Going to one’s own settings from any page.',
      look: { name: 'Preferences', classes: ['nav-link'], attrs: {} },
      seen: { [30 * day]: 'found', [2 * day]: 'ambiguous', 5: 'ambiguous' },
    },
  ];
}

async function tagTrouble(editor: Api, app: number, trouble: Trouble): Promise<string> {
  const { name, area, description, like, look } = trouble;
  const descriptor = { ...like.descriptor, ...look };
  const anchors = [{ hash: elementHash(descriptor), descriptor }];
  const tag = idOf(`tag ${name}`);
  must(
    await editor.save_tag({
      app,
      feature: {
        ...{ id: idOf(`feature ${name}`), name, area: idOf(`area ${area}`), owner: null },
        ...{ status: 'live', description, releasedAt: null },
      },
      tag: { id: tag, rule: { page: { kind: 'page', path: like.path }, anchors, selector: null } },
      ...{ matched: [], days: 30 },
    }),
  );
  return tag;
}

/** As reports of the extension leave them, at their own times. */
async function see(sql: Backend['sql'], tag: string, { like, seen }: Trouble): Promise<void> {
  for (const [hours, outcome] of Object.entries(seen)) {
    const matches = { found: 1, ambiguous: 2, missing: 0 }[outcome];
    await sql`insert into app.tag_sightings (tag_id, hour, path, outcome, score, matches, at)
      select ${tag}::uuid, app.hour_of(t), ${like.path}, ${outcome}, ${matches > 0 ? 0.8 : 0}::real, ${matches}::int, t
      from (select now() - ${Number(hours)}::int * interval '1 hour' as t) x`;
  }
}

/** The redesign gave it another look; staff confirmed it from then on. What was counted stays the same. */
async function repairAttach(editor: Api, sql: Backend['sql'], app: number): Promise<void> {
  const { hash } = readCatalogue().b['attach-file'];
  const [heir] = await sql<{ id: number; since: string }>`
    select e.id, to_json(l.since) #>> '{}' as since
    from app.elements e cross join lateral app.life_of(e.app_id, e.id) l
    where e.app_id = ${app} and e.hash = ${hash}`;
  if (!heir) return;
  const tag = idOf('tag Attach file');
  must(
    await editor.accept_repair({ tag, element: heir.id, valid_from: heir.since, recount: false }),
  );
}

export async function addTroubles(
  backend: Pick<Backend, 'url' | 'publishableKey' | 'sql'>,
  app: number,
): Promise<void> {
  const editor = await signIn(backend, 'editor@plotline.example', demoPassword);
  for (const trouble of troubles()) {
    await see(backend.sql, await tagTrouble(editor, app, trouble), trouble);
  }
  await repairAttach(editor, backend.sql, app);
  await checkHealth(backend.sql, app);
}
