/** Customers for a test: accounts, a call, what they said, and requests, made as devices and screens make them. */
import { randomUUID } from 'node:crypto';
import type { Change } from '../../core/model/voice/sync.ts';
import { newId } from '../../extension/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import type { Team } from './team.ts';

const dayMs = 86_400_000;
export const ago = (days: number) => new Date(Date.now() - days * dayMs).toISOString();

export type Voices = Awaited<ReturnType<typeof createVoices>>;

/** One device that pushes in order, as the extension does. */
export function createDevice({ api, workspace }: Team) {
  const device = randomUUID();
  let seq = 0;
  return async (changes: readonly Pick<Change, 'entity' | 'id' | 'fields'>[]): Promise<void> => {
    const at = Date.now();
    const numbered = changes.map((change) => ({ ...change, at, seq: ++seq }));
    const reply = must(await api.push_changes({ workspace, device, changes: numbered }));
    const refused = reply.results.find(({ outcome }) => outcome === 'refused');
    if (refused) throw new Error(`${refused.seq}: ${refused.error?.message}`);
  };
}

async function saveAccounts({ api, workspace }: Team) {
  const save = async (externalId: string, name: string, traits: Record<string, unknown>) => {
    const account = { externalId, name, traits };
    return must(await api.save_account({ workspace, account })).account;
  };
  const soon = new Date(Date.now() + 40 * dayMs).toISOString().slice(0, 10);
  return {
    harbour: await save('acc-harbour', 'Harbour Studio', {
      ...{ plan: 'Studio', arr: 48_000, renewal: soon, health: 'green', domain: 'harbour.example' },
    }),
    lark: await save('acc-lark', 'Lark & Sons', { plan: 'Team', arr: 9_600 }),
    pine: await save('acc-pine', 'Pinewood', { state: 'prospect' }),
  };
}

/** Ravi of Harbour uses the product, so that he is a person and not only a name. */
async function visit(team: Team): Promise<number> {
  const payload = {
    ...{ v: 1, app: team.app.key, sender: randomUUID(), device: randomUUID(), seq: 1 },
    ...{ sent: Date.now(), user: { id: 'ravi', traits: { name: 'Ravi Menon' } } },
    account: { id: 'acc-harbour' },
    events: [{ t: Date.now() - 1_000, k: 'page', p: '/index.html' }],
  };
  const { url, publishableKey } = team.server;
  const reply = await fetch(`${url}/rest/v1/rpc/ingest?apikey=${publishableKey}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: team.site },
    body: JSON.stringify({ payload }),
  });
  if (!reply.ok) throw new Error(await reply.text());
  const query = { workspace: team.workspace, query: 'ravi', limit: 1 };
  const [found] = must(await team.api.find_visitors(query));
  if (!found) throw new Error('Ravi did not arrive.');
  return found.visitor;
}

/** Two requests that ask for the same, one that stands alone, a call, and an inbox that nobody has sorted. */
export async function createVoices(team: Team) {
  const accounts = await saveAccounts(team);
  const ravi = await visit(team);
  const push = createDevice(team);
  const ids = {
    ...{ excel: newId(), sheets: newId(), dark: newId(), call: newId() },
    ...{ inbox: [newId(), newId(), newId(), newId(), newId()] },
  };
  const request = (id: string, title: string) => ({
    entity: 'request' as const,
    id,
    fields: { title },
  });
  const said = (words: string, fields: Record<string, unknown>, id = newId()) => ({
    ...{ entity: 'evidence' as const, id },
    fields: { words, saidAt: ago(3), kind: 'request', ...fields },
  });
  const { harbour, lark, pine } = accounts;
  const done = { state: 'done' };
  await push([
    request(ids.excel, 'Export the figures to Excel'),
    request(ids.sheets, 'Send reports to Google Sheets'),
    request(ids.dark, 'A dark theme for the dashboard'),
    {
      entity: 'call',
      id: ids.call,
      fields: {
        ...{ account: harbour, title: 'Quarterly review', startedAt: ago(2) },
        ...{ endedAt: new Date(Date.parse(ago(2)) + 45 * 60_000).toISOString() },
        people: [{ visitor: ravi, name: 'Ravi Menon' }],
        ...{ recording: 'https://www.loom.com/share/abc', recordingOffsetMs: 60_000 },
        summary: 'They stay if the export comes.\n\n- 40 seats next year',
        followUps: [{ id: newId(), text: 'Send the roadmap', done: false }],
        questions: [{ id: newId(), text: 'How many seats?', asked: true, answer: 'Forty' }],
      },
    },
    said('We copy every table into Excel by hand, each Monday.', {
      ...{ account: harbour, visitor: ravi, importance: 3, request: ids.excel, ...done },
      ...{ call: ids.call, offsetMs: 271_000, saidAt: ago(2) },
    }),
    said('Excel export please', { account: lark, speaker: 'Mia', request: ids.excel, ...done }),
    said('Our finance lives in Google Sheets.', {
      ...{ account: pine, speaker: 'Ola', importance: 2, request: ids.sheets, ...done },
    }),
    said('Dark mode, my eyes.', { account: lark, speaker: 'Mia', request: ids.dark, ...done }),
    said('Can I get the numbers out as a spreadsheet?', { account: lark }, ids.inbox[0]),
    said('The filter forgets what I chose.', { account: harbour, kind: 'bug' }, ids.inbox[1]),
    said('Love the new timeline!', { account: harbour, kind: 'praise' }, ids.inbox[2]),
    said(
      'We may leave over the prices.',
      { account: pine, kind: 'risk', importance: 3 },
      ids.inbox[3],
    ),
    said('Is there an API for bookings?', { account: lark, kind: 'question' }, ids.inbox[4]),
  ]);
  return { ...ids, accounts, ravi, push };
}
