/** What a person does in the panel, as sentences. */
import { expect, type Page } from '@playwright/test';
import type { Extension, ExtensionOptions } from './fixtures.ts';
import { person, type Team } from './team.ts';

/** The extension as the team has it: its server known, its product's site allowed when the panel asks. */
export const allowed = (team: Team): ExtensionOptions => ({
  server: team.server,
  origins: [`${team.site}/*`],
});

export async function signInAs(panel: Page, who = person): Promise<void> {
  await panel.getByLabel('E-mail').fill(who.email);
  await panel.getByLabel('Password').fill(who.password);
  await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
  await panel.getByRole('tab', { name: 'Features' }).waitFor();
}

/** A page of the product with the panel beside it, signed in, and the site allowed. */
export async function openBeside(extension: Extension, team: Team, path = '/index.html') {
  const page = await extension.context.newPage();
  await page.goto(team.site + path);
  const panel = await extension.openPanel(page);
  await signInAs(panel);
  return { page, panel };
}

/** The first time on a site, the panel asks for it; the browser's own dialog was answered in the fixture. */
export async function openTab(panel: Page, name: 'Features' | 'Tag' | 'Heat map' | 'On page') {
  await panel.bringToFront();
  await panel.getByRole('tab', { name }).click();
  if (name === 'Features') return;
  const allow = panel.getByRole('button', { name: /Always allow/ });
  const ready = panel.getByText(
    /Point at an element|\d+ elements? used|in sight|Nothing is tagged/,
  );
  await allow.or(ready).first().waitFor();
  if (await allow.isVisible()) await allow.click();
  await ready.first().waitFor();
}

/** Picks in tag mode by a real click; resolves when the panel shows the form. */
export async function pick(page: Page, panel: Page, target: ReturnType<Page['locator']>) {
  await page.bringToFront();
  await target.click({ force: true });
  await panel.bringToFront();
  await panel.getByRole('form', { name: 'Tag this element' }).waitFor();
}

export async function saveTagAs(panel: Page, name: string): Promise<void> {
  await panel.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByRole('heading', { name, level: 1 })).toBeVisible();
}

/** The figure that stands under a name, e.g. "Uses". */
export const figure = (panel: Page, name: string) =>
  panel.locator('.figures > div', { hasText: name }).locator('dd').first();
