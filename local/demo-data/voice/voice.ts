/**
 * What the demo's customers said in three months, what was made of it, and what still waits: written by the demo
 * team through the same functions as everything else, then moved to the days on which it was said.
 */
import type { Api } from '../../../core/model/rpc.ts';
import { defaultVoiceSettings } from '../../../core/model/voice/settings.ts';
import type { Backend } from '../../backend.ts';
import { createRandom, type Random } from '../../simulator/random.ts';
import { must, signIn } from '../api.ts';
import { idOf } from '../deterministic-id.ts';
import { demoPassword } from '../features.ts';
import {
  type Draft,
  evidenceChanges,
  parentChanges,
  requestChanges,
  requestId,
  type Voice,
} from './changes.ts';
import { moveToTheirDays } from './days.ts';
import { related, sameAs } from './more.ts';
import { calls, pinned } from './unsorted.ts';

const day = 86_400_000;
const workspace = idOf('workspace');
const writers = ['contributor', 'editor', 'owner'] as const;
type Writer = (typeof writers)[number];

/** Sends changes as one device of that person would: in order, two hundred at a time. */
function createSender(api: Api, name: Writer, now: number) {
  let seq = 0;
  return async (drafts: readonly Draft[]) => {
    for (let start = 0; start < drafts.length; start += 200) {
      const changes = drafts
        .slice(start, start + 200)
        .map((draft) => ({ ...draft, seq: ++seq, at: now }));
      const reply = must(
        await api.push_changes({ workspace, device: idOf(`device of ${name}`), changes }),
      );
      const refused = reply.results.find(({ outcome }) => outcome === 'refused');
      if (refused) throw new Error(`The demo's voices: ${refused.error?.message}`);
    }
  };
}

export async function addVoice(backend: Backend, app: number, now: number): Promise<void> {
  const random = createRandom('plotline voices');
  const signedIn = (name: Writer) => signIn(backend, `${name}@plotline.example`, demoPassword);
  const apis = {
    contributor: await signedIn('contributor'),
    editor: await signedIn('editor'),
    owner: await signedIn('owner'),
  };
  const send = {
    contributor: createSender(apis.contributor, 'contributor', now),
    editor: createSender(apis.editor, 'editor', now),
    owner: createSender(apis.owner, 'owner', now),
  };
  await describeAccounts(apis.owner, now);
  const voices = await findVoices(backend.sql, random);
  await send.editor([...requestChanges(), ...parentChanges()]);
  await send.editor(callChanges(await accountsOf(backend.sql), now));
  await send.editor(noteChanges(app));
  const said = evidenceChanges(random, voices, app, now);
  for (const [n, name] of writers.entries())
    await send[name](said.filter((_, index) => index % 3 === n));
  await connect(apis.owner);
  await moveToTheirDays(backend.sql);
  await send.editor(await toldChanges(backend.sql, random));
}

/** Two that never used the product, one in trouble, and when some contracts end. */
async function describeAccounts(owner: Api, now: number): Promise<void> {
  const soon = new Date(now + 45 * day).toISOString().slice(0, 10);
  const drafts = [
    { externalId: 'acc-07', name: '', traits: { health: 'red', renewal: soon } },
    { externalId: 'acc-12', name: '', traits: { renewal: soon } },
    {
      externalId: 'lead-wren',
      name: 'Wren & Co',
      traits: { state: 'prospect', industry: 'Publishing' },
    },
    {
      externalId: 'lead-nine',
      name: 'Studio Nine',
      traits: { state: 'prospect', arr: 9_600, industry: 'Events' },
    },
  ];
  for (const { name, ...draft } of drafts) {
    const known = must(
      await owner.find_accounts({ workspace, query: draft.externalId, limit: 1 }),
    )[0];
    must(
      await owner.save_account({
        workspace,
        account: { ...draft, name: name || (known?.name ?? draft.externalId) },
      }),
    );
  }
  must(
    await owner.set_voice_settings({
      workspace,
      settings: { ...defaultVoiceSettings, currency: 'EUR', answers: 'low' },
    }),
  );
}

/** Few speak often, most never: the loudest accounts come up again and again. */
async function findVoices(sql: Backend['sql'], random: Random): Promise<Voice[]> {
  const people = await sql<Voice>`
    select x.account_id as account, v.id as visitor from app.activity x
    join app.visitors v on v.id = x.visitor_id and v.known_id is not null and not v.internal
    join app.accounts a on a.id = x.account_id and a.workspace_id = ${workspace}
    group by 1, 2 order by md5(v.known_id)`;
  const leads = await sql<Voice>`
    select id as account, null::int as visitor from app.accounts where workspace_id = ${workspace} and external_id like 'lead-%' order by id`;
  return [...people.slice(0, 120), ...people.slice(0, 30), ...leads, ...leads].toSorted(
    () => random.next() - 0.5,
  );
}

async function accountsOf(sql: Backend['sql']): Promise<Map<string, number>> {
  const rows = await sql<{ ref: string; id: number }>`
    select external_id as ref, id from app.accounts where workspace_id = ${workspace}`;
  return new Map(rows.map(({ ref, id }) => [ref, id]));
}

function callChanges(accounts: ReadonlyMap<string, number>, now: number): Draft[] {
  return calls.map(({ account, title, daysAgo, minutes, summary, asked, follow }) => {
    const started = now - daysAgo * day;
    const isOver = summary !== '';
    const fields = {
      ...{ account: accounts.get(account) ?? null, title, summary },
      startedAt: new Date(started).toISOString(),
      endedAt: new Date(started + minutes * 60_000).toISOString(),
      questions: asked.map((text) => ({
        id: idOf(`question ${text}`),
        text,
        asked: isOver && daysAgo > 20,
        answer: '',
      })),
      followUps: follow.map((text) => ({ id: idOf(`follow ${text}`), text, done: daysAgo > 30 })),
    };
    return { entity: 'call', id: idOf(`call ${title}`), fields };
  });
}

function noteChanges(app: number): Draft[] {
  return pinned.flatMap((note) => {
    const { kind, path, body, feature } = note;
    const id = idOf(`note ${body}`);
    const page = { kind: 'section', path };
    const about = { feature: feature && idOf(`feature ${feature}`), resolved: 'resolved' in note };
    const replies = 'replies' in note ? note.replies : [];
    return [
      { entity: 'note', id, fields: { app, kind, body, page, ...about } },
      ...replies.map(
        (text): Draft => ({
          entity: 'reply',
          id: idOf(`reply ${text}`),
          fields: { note: id, body: text },
        }),
      ),
    ] satisfies Draft[];
  });
}

async function connect(owner: Api): Promise<void> {
  for (const [from, into] of sameAs) {
    must(await owner.merge_requests({ target: requestId(into), requests: [requestId(from)] }));
  }
  for (const [one, two] of related) {
    must(
      await owner.relate_requests({
        request: requestId(one),
        other: requestId(two),
        related: true,
      }),
    );
  }
  const share = {
    title: 'Guests for your clients',
    text: 'Your clients will see and comment on their own project.',
    showAccounts: true,
  };
  must(await owner.share_request({ request: requestId('Guest access for clients'), share }));
}

/** Half of those who asked for what shipped know it by now. */
async function toldChanges(sql: Backend['sql'], random: Random): Promise<Draft[]> {
  const rows = await sql<{
    id: string;
    request: string;
    account: number;
    visitor: number | null;
    shipped: string;
  }>`
    select e.id, e.request_id as request, e.account_id as account, e.visitor_id as visitor, r.shipped_at as shipped
    from app.evidence_items e join app.requests r on r.id = e.request_id and r.status = 'shipped'
    where e.workspace_id = ${workspace} order by e.id`;
  return rows
    .filter(() => random.chance(0.5))
    .map(({ id, request, account, visitor, shipped }) => {
      const toldAt = new Date(
        Date.parse(shipped) + random.between(1, 40) * 3_600_000,
      ).toISOString();
      const fields = {
        request,
        evidence: id,
        account,
        visitor,
        how: random.pick(['call', 'email']),
        words: 'It is there now. Thank you for telling us.',
        toldAt,
      };
      return { entity: 'told', id: idOf(`told ${id}`), fields };
    });
}
