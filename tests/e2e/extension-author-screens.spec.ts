/** Every screen on which guides are written, in both schemes, narrow and wide: nothing for axe, nothing cut off. */
import type { Page } from '@playwright/test';
import { must } from '../../local/demo-data/api.ts';
import { back, openGuides, part, publish, startFrom } from './author.ts';
import { faultsOf } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside } from './panel.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
});
test.afterAll(() => team?.close());

const cases = [
  { width: 320, colorScheme: 'light' },
  { width: 420, colorScheme: 'dark' },
] as const;

/** Where it is asked for, pictures are left for a person to look at. */
const album = process.env.WAYMARK_ALBUM;

for (const { width, colorScheme } of cases) {
  test(`the screens of authoring, ${colorScheme}, ${width} px`, async ({ launch }) => {
    test.setTimeout(150_000);
    const extension = await launch(allowed(team));
    const { panel } = await openBeside(extension, team);
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const expectSound = async (screen: string) => {
      // In both widths where the case is the other's scheme: four pictures for two runs.
      for (const wide of [width, 740 - width]) {
        // As tall as the longest: what lies half under the foot would be judged by its other half.
        await panel.setViewportSize({ width: wide, height: 6_000 });
        expect.soft(await faultsOf(panel), `${screen}, ${wide} px`).toEqual([]);
        if (album) await photograph(panel, `${album}/${screen}-${colorScheme}-${wide}.png`);
      }
    };
    await openGuides(panel);
    await panel.getByRole('button', { name: 'New', exact: true }).click();
    await expectSound('templates');
    await back(panel);
    await startFrom(panel, /^First steps/);
    await expectSound('walk');
    await part(panel, 'Checks');
    await expectSound('checks');
    await part(panel, 'Rules');
    await panel.getByRole('checkbox', { name: 'Only in working hours' }).check();
    await panel.getByRole('checkbox', { name: 'By the person’s own clock' }).uncheck();
    await panel.getByLabel('Add a rule').selectOption({ label: 'Device' });
    await panel.getByRole('checkbox', { name: 'Colours of its own' }).check();
    await expectSound('rules');
    await back(panel);
    await startFrom(panel, /^NPS/);
    await panel.getByLabel('Add a question').selectOption({ label: 'One choice' });
    await panel.getByRole('button', { name: 'Branch by the answer' }).first().click();
    await expectSound('survey');
    await back(panel);
    await startFrom(panel, /^Checklist/);
    await expectSound('checklist');
    await back(panel);
    await startFrom(panel, /^What changed/);
    await publish(panel, `In ${colorScheme}`);
    await part(panel, 'Versions');
    await expect(panel.getByText(`In ${colorScheme}`)).toBeVisible();
    await expectSound('versions');
    await part(panel, 'Content');
    await panel.getByRole('textbox', { name: 'Heading', exact: true }).fill('Mine');
    await panel.getByRole('button', { name: 'Save draft' }).click();
    await expect(panel.getByText('is saved. Nobody sees it')).toBeVisible();
    await saveBeside();
    await panel.getByRole('textbox', { name: 'Heading', exact: true }).fill('Mine again');
    await panel.getByRole('button', { name: 'Save draft' }).click();
    await expect(panel.getByRole('heading', { name: 'Two versions' })).toBeVisible();
    await expectSound('conflict');
    await panel.getByRole('button', { name: 'Go on with theirs' }).click();
    await back(panel);
    await expectSound('list');
  });
}

/** Somebody else's save, of the newest that was published. */
async function saveBeside() {
  const rows = must(await team.api.list_items({ app: team.app.id, archived: false }));
  const id = rows.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]?.id ?? '';
  const { name, definition, revision } = must(await team.api.get_item({ item: id }));
  const item = { id, name: `${name}, theirs`, definition };
  must(await team.api.save_item({ app: team.app.id, item, base: revision }));
}

async function photograph(panel: Page, path: string) {
  const { width } = panel.viewportSize() ?? { width: 320 };
  await panel.setViewportSize({ width, height: 900 });
  const height = await panel.evaluate(() => document.documentElement.scrollHeight);
  await panel.setViewportSize({ width, height: Math.min(height, 4_000) });
  await panel.screenshot({ path });
}
