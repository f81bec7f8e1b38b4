/** Surveys in a page of other people's making, answered by hand, down to the row in the database. */
import {
  displaysOf,
  endAll,
  flush,
  publish,
  responsesOf,
  say,
  scaleOf,
  surveyOf,
  whyOf,
} from './engage.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test, untilReady } from './widget-fixtures.ts';

test.describe('widget: surveys', () => {
  let team: Team;
  test.beforeAll(async () => {
    team = await createTeam();
  });
  test.afterEach(() => endAll(team));
  test.afterAll(() => team.close());

  const answered = (item: string) => responsesOf(team, item);

  test('NPS is answered by keyboard alone, and is one row', async ({ page }) => {
    const item = await publish(team, surveyOf());
    await page.goto(`${team.site}/login.html`);
    const survey = page.getByRole('region', { name: 'How likely are you to recommend us?' });
    await expect(survey).toBeVisible();
    // It takes no focus: the person comes to it.
    await survey.getByRole('radio').first().focus();
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
    await expect(survey.getByRole('radio', { name: '9', exact: true })).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(survey.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('It is quick.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(survey.getByRole('status').getByText('Thank you.')).toBeVisible();
    await flush(page);
    await expect
      .poll(() => answered(item))
      .toEqual([{ answers: { score: 9, why: 'It is quick.' }, score: 9 }]);
  });

  test('answered in two tabs, it is one row, and the last word counts', async ({
    page,
    context,
  }) => {
    const item = await publish(team, surveyOf());
    const other = await context.newPage();
    for (const [tab, score] of [
      [page, '3'],
      [other, '8'],
    ] as const) {
      await tab.goto(`${team.site}/login.html`);
      await untilReady(tab);
      await call(tab, 'show', item);
      await tab.getByRole('radio', { name: score, exact: true }).check({ force: true });
      await tab.getByRole('button', { name: 'Next' }).click();
      await tab.getByRole('button', { name: 'Skip' }).click();
      await expect(tab.getByText('Thank you.')).toBeVisible();
      await flush(tab);
      await expect.poll(async () => (await answered(item)).length).toBe(1);
    }
    await expect.poll(() => answered(item)).toEqual([{ answers: { score: 8 }, score: 8 }]);
  });

  test('a part is kept when it is left, branches go by band, and thanks too', async ({ page }) => {
    const detractors = { ...whyOf(), routes: [{ when: { test: 'always' as const }, to: 'end' }] };
    const fans = {
      ...whyOf(),
      key: 'fans',
      title: { key: 't.fans', text: 'What do you like most?' },
    };
    const scored = {
      ...scaleOf('nps', 'How likely are you to recommend us?'),
      routes: [{ when: { test: 'band' as const, band: 'high' as const }, to: 'fans' }],
    };
    const item = await publish(
      team,
      surveyOf({
        questions: [scored, detractors, fans],
        thanks: [
          { band: 'high', content: say('Tell a friend') },
          { band: null, content: say('We will do better') },
        ],
      }),
    );
    await page.goto(`${team.site}/login.html`);
    await page.getByRole('radio', { name: '10' }).check({ force: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('textbox', { name: 'What do you like most?' })).toBeFocused();
    await flush(page);
    await expect.poll(() => answered(item)).toEqual([{ answers: { score: 10 }, score: 10 }]);
    // The same display, at the same question, after a reload.
    await page.reload();
    await page.getByRole('textbox', { name: 'What do you like most?' }).fill('The speed');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Tell a friend')).toBeVisible();
    await flush(page);
    await expect
      .poll(() => answered(item))
      .toEqual([{ answers: { score: 10, fans: 'The speed' }, score: 10 }]);
    expect(await displaysOf(team, item)).toMatchObject([{ outcome: 'completed' }]);
  });

  test('a required answer is asked for; later is told until when', async ({ page }) => {
    const item = await publish(team, surveyOf());
    await page.goto(`${team.site}/login.html`);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('alert')).toHaveText('Please answer this one.');
    await page.getByRole('button', { name: 'Ask me later' }).click();
    await expect(page.getByRole('radiogroup')).toBeHidden();
    await flush(page);
    await expect.poll(() => displaysOf(team, item)).toMatchObject([{ outcome: 'snoozed' }]);
  });

  test('a tab at the edge opens it, and so does a link', async ({ page }) => {
    const launch = { trigger: { on: 'launch' } } as const;
    const tab = { label: { key: 'tab', text: 'Feedback' }, place: 'end' } as const;
    const item = await publish(team, surveyOf({ tab }, launch));
    await page.goto(`${team.site}/login.html`);
    await page.getByRole('button', { name: 'Feedback' }).click();
    await expect(page.getByRole('radiogroup')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('radiogroup')).toBeHidden();
    await page.goto(`${team.site}/login.html?waymark-open=${item}`);
    await expect(page.getByRole('radiogroup')).toBeVisible();
    await flush(page);
    await expect
      .poll(() => displaysOf(team, item))
      .toMatchObject([{ outcome: 'dismissed', asked: true, interrupted: false }, { asked: true }]);
  });
});
