/** Writing guides and surveys in the panel, as sentences. */
import { expect, type Page } from '@playwright/test';

/** The tab, and the page allowed where the panel asks for it. */
export async function openGuides(panel: Page): Promise<void> {
  await panel.getByRole('tab', { name: 'Guides' }).click();
  await panel.getByRole('button', { name: 'New', exact: true }).waitFor();
}

export async function startFrom(panel: Page, template: RegExp): Promise<void> {
  await panel.getByRole('button', { name: 'New', exact: true }).click();
  await panel.getByRole('button', { name: template }).click();
  const allow = panel.getByRole('button', { name: /Always allow/ });
  const ready = panel.getByRole('button', { name: 'Write on the page' });
  await allow.or(ready).first().waitFor();
  if (await allow.isVisible()) await allow.click();
  await ready.waitFor();
}

/** Points by a real click; resolves when the panel names what was chosen. */
export async function choose(page: Page, panel: Page, name: string): Promise<void> {
  await panel.getByRole('button', { name: 'Choose on the page' }).click();
  await expect(panel.getByRole('button', { name: 'Stop pointing' })).toBeVisible();
  await page.bringToFront();
  await page.getByRole('link', { name }).first().click({ force: true });
  await panel.bringToFront();
  await expect(panel.locator('.anchor-row')).toContainText(name);
}

export const part = (panel: Page, name: 'Content' | 'Rules' | 'Checks' | 'Versions') =>
  panel.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

/** Who is asked, and on which page: the form's own words. */
export async function showTo(
  panel: Page,
  rules: { page?: string; heldOut?: number; often?: string },
) {
  await part(panel, 'Rules');
  if (rules.page) {
    const field = panel.getByRole('textbox', { name: 'Page 1', exact: true });
    const first = panel.getByRole('button', { name: 'Only on certain pages' });
    await field.or(first).waitFor();
    if (await first.isVisible()) await first.click();
    await field.fill(rules.page);
  }
  if (rules.often) await panel.getByLabel('How often').selectOption({ label: rules.often });
  if (rules.heldOut !== undefined) {
    await panel.getByLabel('Percent held out').fill(`${rules.heldOut}`);
  }
  await part(panel, 'Content');
}

export async function publish(panel: Page, note: string): Promise<void> {
  await panel.locator('.foot').getByRole('button', { name: 'Publish' }).click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  const said = panel.getByText(/is published\. Live pages have it within a minute/);
  // A save, a version, and the file that live pages read.
  await expect(said).toBeVisible({ timeout: 20_000 });
}

export const back = (panel: Page) => panel.getByRole('button', { name: 'Back' }).click();
