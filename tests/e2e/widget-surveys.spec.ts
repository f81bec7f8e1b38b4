/** Surveys in a page of other people's making, answered by hand, down to the row in the database. */
import { endAll, flush, publish, responsesOf, surveyOf } from './engage.ts';
import { createTeam, type Team } from './team.ts';
import { expect, test } from './widget-fixtures.ts';

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
});
