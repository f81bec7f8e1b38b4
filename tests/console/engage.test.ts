import { describe, expect, it } from 'vitest';
import { fail } from '../../console/backend/replies.ts';
import { defaultBudget } from '../../core/model/engagement.ts';
import { guideItem, npsItem } from './fixture/engagement.ts';
import { uuidOf } from './fixture/people.ts';
import { openConsole } from './screen.ts';

const names = (screen: ReturnType<typeof openConsole>) => screen.rows().map(([name]) => name);

describe('Guides & surveys', () => {
  it('lists kind, state and people of 30 days, and narrows in the address', async () => {
    const screen = openConsole('#/engage');
    await screen.says('Quarterly NPS');
    const row = screen.rows().find(([name]) => name?.startsWith('Quarterly NPS'));
    expect(row?.slice(0, 6)).toEqual([
      'Quarterly NPSUnpublished changes',
      ...['NPS survey', 'Live', 'Plotline', '412', '148'],
    ]);
    // What waits for somebody stands on top.
    expect(names(screen)[0]).toBe('Timeline beta');
    screen.type('Kind', 'survey');
    await screen.waitFor(() => expect(names(screen)).toHaveLength(2));
    screen.type('State', 'paused');
    await screen.waitFor(() => expect(names(screen)).toEqual(['Support CSAT']));
    expect(window.location.hash).toBe('#/engage?is=survey&state=paused');
  });

  it('says how to start where there is nothing, and to a viewer who does', async () => {
    const none = openConsole('#/engage', { handlers: { list_items: () => [] } });
    await none.says('Say the right word, rarely');
    expect(none.find<HTMLAnchorElement>('a', 'Ask the NPS question').hash).toBe('#/engage/new/nps');
    none.root.remove();
    const viewer = openConsole('#/engage', {
      role: 'viewer',
      handlers: { list_items: () => [] },
    });
    await viewer.says('Editors write them');
    expect(viewer.all('.wm-button-primary')).toEqual([]);
  });

  it('stops one item after a question, publishes the pointer, and takes it back', async () => {
    const screen = openConsole('#/engage');
    await screen.says('Quarterly NPS');
    screen.press('Stop Quarterly NPS');
    await screen.says('open pages take it down within a minute');
    expect(screen.calls('move_item')).toEqual([]);
    screen.submit('dialog form');
    await screen.says('Quarterly NPS is paused');
    expect(screen.calls('move_item')).toEqual([{ item: npsItem, move: 'pause' }]);
    expect(screen.backend.published).toHaveLength(1);
    screen.press('Undo');
    await screen.waitFor(() =>
      expect(screen.calls('move_item').at(-1)).toEqual({ item: npsItem, move: 'resume' }),
    );
  });

  it('stops everything of the app, says so as long as it lasts, and takes it back', async () => {
    const screen = openConsole('#/engage');
    await screen.says('Stop everything');
    screen.press('Stop everything');
    await screen.says('Recording goes on');
    screen.submit('dialog form');
    await screen.says('Everything is stopped.');
    expect(screen.backend.published.at(-1)?.config.engage).toBeUndefined();
    screen.press('Undo');
    await screen.waitFor(() => expect(screen.text()).not.toContain('Everything is stopped.'));
    expect(screen.calls('set_engagement').at(-1)).toEqual({ app: 1, changes: { halted: false } });
  });

  it('leaves all writing out for a viewer', async () => {
    const screen = openConsole('#/engage', { role: 'viewer' });
    await screen.says('Quarterly NPS');
    expect(screen.text()).not.toMatch(/Stop everything|Stop$/);
    expect(screen.all('a').filter((link) => link.textContent === 'New')).toEqual([]);
  });
});

describe('writing', () => {
  it('makes a draft from the NPS template, with its words, and goes to it', async () => {
    const screen = openConsole('#/engage/new/nps');
    await screen.says('How likely are you to recommend Plotline');
    screen.type('Name', 'NPS for studios');
    screen.type('Question', 'Would you recommend Plotline?');
    // The preview says what is written.
    await screen.says('Would you recommend Plotline?');
    screen.submit('form.editor');
    await screen.says('is saved as a draft');
    const [saved] = screen.calls('save_item');
    expect(saved).toMatchObject({
      ...{ app: 1, base: null },
      item: {
        name: 'NPS for studios',
        definition: {
          is: 'survey',
          frequency: { kind: 'waves', days: 90 },
          survey: {
            scored: ['score'],
            questions: [{ title: { text: 'Would you recommend Plotline?' } }, {}, {}, {}],
          },
        },
      },
    });
    expect(screen.backend.published).toEqual([]);
  });

  it('keeps what is empty from being sent, and says which rule', async () => {
    const screen = openConsole('#/engage/new/what-changed');
    await screen.says('looks different today');
    screen.type('Name', ' ');
    screen.type('Heading', '');
    await screen.waitFor(() => expect(screen.find('.preview-heading').textContent).toBe(''));
    screen.submit('form.editor');
    await screen.says('Name: give it one');
    await screen.says('Content: one text is empty');
    expect(screen.calls('save_item')).toEqual([]);
  });

  it('adds a rule to the audience and counts it as it stands', async () => {
    const screen = openConsole('#/engage/new/beta');
    await screen.says('Everybody.');
    screen.type('Add a rule', 'trait');
    await screen.waitFor(() =>
      expect(screen.calls('audience_size').at(-1)).toMatchObject({
        condition: { $and: [{ 'account.plan': { $in: ['Studio'] } }] },
      }),
    );
    await screen.says('660 of 1,320 people');
  });

  it('gives the base revision back, and says whose save came first', async () => {
    const refusal = 'base: Noor saved this meanwhile (revision 2). Load it again.';
    const screen = openConsole(`#/engage/${npsItem}/edit`, {
      handlers: { save_item: () => fail('PT409', refusal) },
    });
    await screen.says('Edit Quarterly NPS');
    screen.submit('form.editor');
    await screen.says(refusal);
    expect(screen.calls('save_item')).toMatchObject([{ base: 1 }]);
  });
});

describe('one item', () => {
  it('publishes after a look at the rules, and says the database’s refusal in its place', async () => {
    const refusal = 'review: this workspace publishes only what a second person has approved.';
    const screen = openConsole(`#/engage/${uuidOf(0xe07)}`, {
      handlers: { publish_item: () => fail('PT409', refusal) },
    });
    await screen.says('New menu');
    await screen.waitFor(() => screen.press('Publish'));
    await screen.says('Publish: New menu');
    screen.submit('dialog form');
    await screen.says(refusal);
    expect(screen.backend.published).toEqual([]);
  });

  it('lets a second person approve, which also publishes', async () => {
    const screen = openConsole(`#/engage/${uuidOf(0xe05)}`);
    await screen.says('Only for the ten studios.');
    screen.press('Approve & publish');
    await screen.says('Approve and publish: Timeline beta');
    screen.submit('dialog form');
    await screen.says('Timeline beta is published');
    expect(screen.calls('review_item')).toMatchObject([{ approve: true }]);
    expect(screen.calls('publish_item')).toHaveLength(1);
    expect(screen.backend.published).toHaveLength(1);
  });

  it('asks for a second person where the workspace does, instead of offering to publish', async () => {
    const screen = openConsole(`#/engage/${uuidOf(0xe07)}`, {
      handlers: {
        get_engagement: () => ({
          ...{ app: 1, halted: false, theme: {}, published: null },
          ...{ budget: defaultBudget, requireReview: true },
        }),
      },
    });
    await screen.says('Submit for review');
    expect(screen.all('button').map((button) => button.textContent)).not.toContain('Publish');
    screen.press('Submit for review');
    await screen.says('Submit for review: New menu');
    screen.submit('dialog form');
    await screen.says('New menu waits for a second person');
    expect(screen.calls('submit_item')).toHaveLength(1);
  });

  it('takes an archived one back to where it was, running', async () => {
    const screen = openConsole(`#/engage/${guideItem}`);
    await screen.says('Exports are here');
    screen.press(/^Archive/, '[role=menuitem]');
    await screen.says('Exports are here is archived');
    screen.press('Undo');
    await screen.waitFor(() =>
      expect(screen.calls('move_item')).toEqual(
        ['archive', 'restore', 'resume'].map((move) => ({ item: guideItem, move })),
      ),
    );
  });

  it('tells content, audience and rules in words', async () => {
    const screen = openConsole(`#/engage/${guideItem}?tab=content`);
    await screen.says('Account’s plan is Studio; and signed in');
    await screen.says('On /projects/**');
    await screen.says('The event “report_exported”, within 7 days');
    await screen.says('10.0\u00a0% of them get nothing');
  });

  it('shows what differs between versions, and goes back to one', async () => {
    const screen = openConsole(`#/engage/${npsItem}?tab=versions`);
    await screen.says('Asked in waves now');
    expect(screen.all('.changes dt').map((term) => term.textContent)).toContain('frequency › kind');
    screen.press('Go back to version 1');
    await screen.says('Go back to version 1?');
    screen.submit('dialog form');
    await screen.says('is as in version 1 again');
    expect(screen.calls('rollback_item')).toEqual([{ item: npsItem, version: 1 }]);
  });
});

describe('results', () => {
  it('has a survey’s score with its interval, and none under 30 answers', async () => {
    const screen = openConsole(`#/engage/${npsItem}?tab=results`);
    // 80 - 22 of 148: +39; November has 29 answers.
    await screen.says('+39');
    await screen.says(/95\u00a0% interval \+\d+ to \+\d+, n 148/);
    const [november] = screen.rows();
    expect(november?.[1]).toContain('Not enough yet (29 of 30)');
    screen.type('Break down by', '2');
    await screen.says('Starter');
    expect(screen.calls('survey_results').at(-1)).toMatchObject({
      breakdown: { by: 'account', trait: 'plan' },
    });
  });

  it('has a guide’s outcomes that add up, and its effect against the holdout', async () => {
    const screen = openConsole(`#/engage/${guideItem}?tab=results`);
    await screen.says('Together 820 people');
    const bars = screen.all('[aria-label="How it ended"] b').map((bar) => Number(bar.textContent));
    expect(bars.reduce((sum, people) => sum + people, 0)).toBe(820);
    // 280 of 1,120 against 19 of 128.
    await screen.says('Effect: +10.2 points');
    await screen.says('more than chance');
    // 861 displays in 842 person-weeks; 31 of them sent away at once.
    await screen.says('1.02');
    await screen.says(/31 of 861 displays/);
    await screen.says('12 displays that the attention budget would have refused');
  });

  it('weighs a survey’s score by what accounts are worth, and says how many they are worth', async () => {
    const screen = openConsole(`#/engage/${npsItem}?tab=results`);
    // 12,100 of 46,200 is +26; n_eff 46,200² / 61,000,000.
    await screen.says('NPS by mrr');
    await screen.says('+26');
    await screen.says(/64 accounts, n_eff 35/);
    screen.type('Weigh accounts by', '');
    await screen.waitFor(() => expect(screen.text()).not.toContain('NPS by mrr'));
  });

  it('says what detractors use less, with its uncertainty', async () => {
    const screen = openConsole(`#/engage/${npsItem}?tab=results`);
    await screen.says(/Detractors used Reports a third as much as promoters: 1.2 uses each/);
    await screen.says(/ratio 0.33, 95\u00a0% interval 0\.\d+ to 0\.\d+/);
    await screen.says('1 feature within noise');
  });

  it('searches answers, tags them, and exports what is left', async () => {
    const screen = openConsole(`#/engage/${npsItem}?tab=answers`);
    await screen.says('It saves me an hour a day.');
    screen.type('Band', 'low');
    await screen.waitFor(() => expect(screen.all('.answer')).toHaveLength(1));
    screen.press(/^Remove speed from/);
    await screen.waitFor(() =>
      expect(screen.calls('mark_response')).toMatchObject([
        { tags: ['export'], sentiment: 'negative' },
      ]),
    );
    screen.press(/^Keep what .* wrote as evidence/);
    await screen.waitFor(() => expect(screen.calls('evidence_from_answer')).toHaveLength(1));
    screen.press('Export CSV');
    await screen.says('1 answer exported.');
    const exported = screen
      .calls('list_responses')
      .filter((args) => /500/.test(JSON.stringify(args)));
    expect(exported).toMatchObject([{ query: { band: 'low' }, before: null }]);
  });
});

describe('why / why not', () => {
  it('asks the engine for a person and a moment: ten gates, each with its sentence', async () => {
    const screen = openConsole(`#/engage/${guideItem}?tab=why`);
    await screen.waitFor(() => screen.field('Person'));
    screen.type('Person', 'a');
    screen.submit('.why form');
    await screen.waitFor(() => screen.press(/^Ask about/));
    await screen.says('It would not be shown');
    const gates = screen.all('.gates > li');
    expect(gates).toHaveLength(10);
    const no = screen.all('.gate-no').map((gate) => gate.querySelector('b')?.textContent);
    expect(no).toContain('Audience');
    expect(no).toContain('Attention budget');
    expect(screen.calls('why_inputs')).toMatchObject([{ app: 1 }]);
    screen.type('Page', '/elsewhere');
    await screen.says('The page is none of those it is for.');
  });

  it('answers a link: person, moment and circumstances are in the address', async () => {
    const at = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const asked = `person=3&at=${at}&device=tablet&consent=no`;
    const screen = openConsole(`#/engage/${guideItem}?tab=why&${asked}`);
    await screen.says('It would not have been shown');
    expect(screen.calls('why_inputs')).toEqual([{ app: 1, visitor: 3, at }]);
    await screen.says('The person has not consented, and this app requires it.');
    // What of the answer is of then, and what is today's.
    await screen.says('Today’s, because no history of it is kept:');
    await screen.says(/Their last display by then, .*, was on a phone and in de\./);
  });

  it('tells the audience leaf by leaf, what was known and what is needed', async () => {
    const screen = openConsole(`#/engage/${guideItem}?tab=why&person=3`);
    await screen.says("the account’s plan is 'Starter', needs one of 'Studio'");
    await screen.says('is known by name, needs to be known by name');
    expect(screen.all('.leaf-no')).toHaveLength(1);
    screen.press('Somebody else');
    await screen.waitFor(() => screen.field('Person'));
  });
});
