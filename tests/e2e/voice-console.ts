/** The console on a team with customers: served as it is built, signed in as a person does, worked by keys. */
import { expect, type Page } from '@playwright/test';
import { must, signIn } from '../../local/demo-data/api.ts';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { createStaticSite } from '../../local/static-site.ts';
import { createTeam, person, type Team } from './team.ts';
import { createVoices, type Voices } from './voices.ts';

export type VoiceConsole = {
  team: Team;
  voices: Voices;
  site: HttpServer;
  close: () => Promise<void>;
};

export async function createVoiceConsole(): Promise<VoiceConsole> {
  const team = await createTeam('sb-admin-2');
  const voices = await createVoices(team);
  const config = () => JSON.stringify({ ...team.server, widgetUrl: 'http://127.0.0.1:9' });
  const site = await serve(
    createStaticSite({ dir: `${repoDir}/dist/console`, made: { '/config.json': config } }),
  );
  const close = async () => {
    await site.close();
    await team.close();
  };
  return { team, voices, site, close };
}

export const colleague = { email: 'vera@team.example', password: 'another long enough one' };

/** A colleague who may only read, brought in by invitation as anybody is. */
export async function inviteViewer({ team }: VoiceConsole): Promise<void> {
  const { backend, api, workspace } = team;
  await backend.createUser(colleague.email, colleague.password);
  const { token } = must(await api.create_invite({ workspace, role: 'viewer', email: null }));
  const theirs = await signIn(backend, colleague.email, colleague.password);
  must(await theirs.accept_invite({ token }));
}

/** Signs in and opens a place of the console. */
export async function openAt(
  { site }: VoiceConsole,
  page: Page,
  place: string,
  who = person,
): Promise<void> {
  await page.goto(site.url);
  await page.getByLabel('E-mail address').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  // Signing in hashes a password, which a crowded machine takes its time for.
  const inside = page.getByRole('heading', { name: 'Features', exact: true });
  await expect(inside).toBeVisible({ timeout: 30_000 });
  await page.goto(`${site.url}/${place}`);
}

/** Moves the inbox's mark to a piece with ↓ and ↑, as hands on the keyboard do. */
export async function stepTo(page: Page, words: string): Promise<void> {
  const rows = page.getByRole('list', { name: 'Evidence' }).getByRole('listitem');
  await expect(rows.filter({ hasText: words })).toBeVisible();
  const all = await rows.allInnerTexts();
  for (const _ of all) await page.keyboard.press('k');
  for (const text of all) {
    if (text.includes(words)) break;
    await page.keyboard.press('j');
  }
  await expect(rows.filter({ hasText: words })).toHaveAttribute('aria-current', 'true');
}
