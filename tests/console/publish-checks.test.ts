// What the console says before something is published: checks with their fix, and last week's forecast.
import { describe, expect, it } from 'vitest';
import { templates } from '../../core/engage/templates.ts';
import { uuidOf } from './fixture/people.ts';
import { openConsole } from './screen.ts';

const draftItem = uuidOf(0xe07);

describe('before publishing', () => {
  it('says what to correct beside the form, and nothing of it once it is', async () => {
    const template = templates.find(({ group }) => group === 'Guides');
    const screen = openConsole(`#/engage/new/${template?.id}`);
    await screen.says('Before publishing');
    await screen.says('“Maintenance” is live for the same pages');
    screen.type('Title', '');
    await screen.says('Title is not finished.');
    screen.type('Title', 'News');
    await screen.waitFor(() => expect(screen.text()).not.toContain('Title is not finished.'));
  });

  it('counts last week on a sample, by the engine, and says how far off that may be', async () => {
    const screen = openConsole(`#/engage/${draftItem}`);
    await screen.waitFor(() => screen.press('Publish'));
    await screen.says('What would have been shown');
    screen.press('Count on last week');
    await screen.says('Counted on a sample of 240 of 1,240 people');
    await screen.says('People who would have got it');
    expect(screen.calls('forecast_inputs')).toMatchObject([{ days: 7, limit: 2_000 }]);
  });

  it('says why it could not count, and what stops publishing', async () => {
    const screen = openConsole(`#/engage/${draftItem}`, {
      handlers: {
        forecast_inputs: () => ({
          ok: false,
          error: { code: 'offline', message: 'The server does not answer.' },
        }),
      },
    });
    await screen.waitFor(() => screen.press('Publish'));
    await screen.says('What would have been shown');
    screen.press('Count on last week');
    await screen.says('It could not be counted. The server does not answer.');
  });
});
