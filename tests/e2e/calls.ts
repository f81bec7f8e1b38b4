/** A customer with a past, and what a person does on a call with them, as sentences. */
import type { Page } from '@playwright/test';
import { newId } from '../../extension/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import { allowPicture } from './capture.ts';
import { type Extension, expect } from './fixtures.ts';
import { signInAs } from './panel.ts';
import type { Team } from './team.ts';

export type Customers = {
  acme: number;
  globex: number;
  /** Shipped since Acme asked. */
  shipped: string;
  open: string;
};

/** Acme asked for two things, one of which has shipped; Globex is another customer, and nobody's business. */
export async function addCustomers(team: Team): Promise<Customers> {
  const { api, workspace } = team;
  const account = async (externalId: string, name: string, arr: number) => {
    const traits = { name, plan: 'Team', arr, renewal: '2027-02-01', health: 'amber-ish' };
    const saved = await api.save_account({ workspace, account: { externalId, name, traits } });
    return must(saved).account;
  };
  const acme = await account('acme', 'Acme', 48_765);
  const globex = await account('globex', 'Globex Industries', 999_111);
  const ask = async (title: string, words: string, by: number) => {
    const request = newId();
    must(await api.save_row({ workspace, entity: 'request', id: request, fields: { title } }));
    const fields = { words, account: by, request, kind: 'request', saidAt: '2026-10-02T10:00:00Z' };
    must(await api.save_row({ workspace, entity: 'evidence', id: newId(), fields }));
    return request;
  };
  const shipped = await ask('CSV export', 'We need every list as CSV', acme);
  must(await api.set_request_status({ request: shipped, status: 'shipped', note: '' }));
  const open = await ask('Single sign-on', 'Our security team asks for it', acme);
  await ask('Audit log for Globex Industries', 'Globex must see who did what', globex);
  const note = { app: team.app.id, kind: 'question', body: 'Ask whether they would churn' };
  must(await api.save_row({ workspace, entity: 'note', id: newId(), fields: note }));
  return { acme, globex, shipped, open };
}

/** A page with the panel beside it, in its feedback part, where calls are begun. */
export async function openForCall(extension: Extension, url: string) {
  const page = await extension.context.newPage();
  await page.goto(url);
  const panel = await extension.openPanel(page);
  await signInAs(panel);
  await panel.getByRole('tab', { name: 'Feedback' }).click();
  await panel.getByRole('tab', { name: 'Start a call' }).click();
  await allowPicture(extension, page);
  await panel.bringToFront();
  return { page, panel };
}

export async function startCall(panel: Page, name: string): Promise<void> {
  await panel.getByLabel('Call with').fill(name);
  await panel
    .getByRole('list', { name: 'Accounts' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await expect(panel.getByRole('region', { name: 'The call' })).toContainText(name);
}

export async function quickNote(panel: Page, text: string): Promise<void> {
  await panel.getByLabel('Quick note').fill(text);
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('list', { name: 'Said in this call' })).toContainText(
    text.replace(/^“/, ''),
  );
}

export type CallRow = {
  title: string;
  account_id: number | null;
  started_at: string;
  ended_at: string | null;
  recording: string | null;
  summary: string;
};

export const callsOf = (team: Team): Promise<CallRow[]> => team.backend.sql<CallRow>`
  select title, account_id, started_at::text, ended_at::text, recording, summary
  from app.calls where workspace_id = ${team.workspace}::uuid and not deleted order by started_at`;

export type SaidRow = { words: string; source: string; offset_ms: number; account_id: number };

export const saidOf = (team: Team): Promise<SaidRow[]> => team.backend.sql<SaidRow>`
  select words, source, offset_ms, account_id from app.evidence_items
  where workspace_id = ${team.workspace}::uuid and call_id is not null and not deleted order by offset_ms`;

export const toldOf = (team: Team) => team.backend.sql<{ request_id: string; deleted: boolean }>`
  select request_id, deleted from app.told where workspace_id = ${team.workspace}::uuid`;
