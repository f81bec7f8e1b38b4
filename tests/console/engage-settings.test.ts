import { describe, expect, it } from 'vitest';
import {
  calmWords,
  hoursWords,
  interruptionWords,
  isLooser,
  restWords,
  surveyWords,
} from '../../console/settings/budget/budget-words.ts';
import { exemptSince } from '../../console/settings/budget/exempt-since.ts';
import { formatOf, forsaken, problemOfUrl } from '../../console/settings/webhooks/webhook-words.ts';
import { templates } from '../../core/engage/templates.ts';
import { defaultBudget, type ItemVersion } from '../../core/model/engagement.ts';
import { npsItem } from './fixture/engagement.ts';
import { hook } from './fixture/segments.ts';
import { openConsole } from './screen.ts';

describe('the budget in words', () => {
  it('says the defaults as the design has them', () => {
    expect(interruptionWords(defaultBudget)).toMatch(/^At most one interruption a day,/);
    expect(surveyWords(defaultBudget)).toMatch(/no other survey for 30 days/);
    expect(restWords(defaultBudget)).toMatch(/nothing else interrupts for 1 day/);
    expect(calmWords(defaultBudget)).toMatch(/nothing for 2 minutes; while somebody types, never/);
  });

  it('says what nothing and much mean', () => {
    const none = { ...defaultBudget, interruptions: 0, surveyDays: 0, calmSeconds: 0 };
    expect(interruptionWords(none)).toBe('Nobody is interrupted, ever.');
    expect(surveyWords(none)).toBe('Surveys may follow each other.');
    expect(calmWords(none)).toMatch(/changes nothing/);
    expect(interruptionWords({ ...defaultBudget, interruptions: 3, hours: 36 })).toMatch(
      /3 interruptions in 36 hours/,
    );
    expect(hoursWords(48)).toBe('2 days');
    expect(isLooser({ ...defaultBudget, hours: 48 }, defaultBudget)).toBe(false);
    expect(isLooser({ ...defaultBudget, hours: 12 }, defaultBudget)).toBe(true);
  });

  it('dates an exception from where it began, not from its last version', () => {
    const definition = templates[0]?.make('Plotline');
    if (!definition) throw new Error('There are templates.');
    const exempt = { reason: 'Everybody must know of it.' };
    const versions = [null, exempt, null, exempt, exempt].map(
      (one, i): ItemVersion => ({
        ...{ version: i + 1, definition: { ...definition, exempt: one }, note: '' },
        ...{ publishedBy: null, publishedAt: '2026-11-18T14:25:00+00:00', approvedBy: null },
      }),
    );
    expect(exemptSince(versions)?.version).toBe(4);
    expect(exemptSince(versions.slice(0, 3))).toBeUndefined();
  });
});

describe('attention', () => {
  it('tries a stricter budget on the last weeks before it is saved, and names exceptions', async () => {
    const screen = openConsole('#/settings/attention');
    await screen.says('everybody must know');
    screen.type('Within hours', '96');
    await screen.says(/\d+ of 312 interruptions/);
    expect(screen.text()).toContain('Tried on 40 of 487 active people');
    screen.submit('form[aria-label="Attention budget"]');
    await screen.says('Saved.');
    expect(screen.calls('set_budget')).toEqual([
      { workspace: expect.any(String), changes: { hours: 96 } },
    ]);
    await screen.says('At most one interruption in 4 days');
  });

  it('is read, and not written, by who is no admin', async () => {
    const screen = openConsole('#/settings/attention', { role: 'editor' });
    await screen.says('Only admins can change it.');
    expect(screen.find<HTMLFieldSetElement>('fieldset.budget').disabled).toBe(true);
  });
});

describe('webhooks', () => {
  it('know Slack’s address, and what an address must be', () => {
    expect(formatOf('https://hooks.slack.com/services/T/B/x', 'json')).toBe('slack');
    expect(formatOf('https://ops.example/hook', 'json')).toBe('json');
    expect(problemOfUrl('ops.example')).toMatch(/https:/);
    expect(problemOfUrl('https://ops.example/hook')).toBeUndefined();
  });

  it('tell that no sender runs from a message that nobody has touched', () => {
    const message = {
      ...({ id: hook, event: 'webhook.test', state: 'waiting', tries: 0, status: null } as const),
      ...{ problem: null, response: null, body: {}, doneAt: null },
      ...{ createdAt: '2026-11-23T11:00:00+00:00', nextTryAt: '2026-11-23T11:00:00+00:00' },
    };
    const at = Date.parse('2026-11-23T11:00:30+00:00');
    expect(forsaken([message], at)).toBeUndefined();
    expect(forsaken([message], at + 60_000)).toBe(message);
    expect(forsaken([{ ...message, tries: 1 }], at + 60_000)).toBeUndefined();
  });

  it('are for admins', async () => {
    const screen = openConsole('#/settings/webhooks', { role: 'editor' });
    await screen.says('Webhooks is for admins');
    expect(screen.calls('list_webhooks')).toEqual([]);
  });

  it('tell each try and the answer, and send again', async () => {
    const screen = openConsole(`#/settings/webhooks/${hook}`);
    await screen.says('upstream is down');
    await screen.says('3 tries · answered 503');
    screen.find('.deliveries > li:nth-child(4) button').click();
    await screen.waitFor(() => expect(screen.calls('retry_delivery')).toHaveLength(1));
  });

  it('show a new secret once', async () => {
    const screen = openConsole(`#/settings/webhooks/${hook}`);
    await screen.says('Make a new secret');
    screen.press('Make a new secret');
    await screen.says('The present one ends at once');
    screen.submit('dialog form');
    await screen.waitFor(() =>
      expect(screen.field('Webhook secret').value).toBe('whsec_YW5vdGhlci1zZWNyZXQ='),
    );
  });
});

describe('translations', () => {
  it('count what is missing, and tell copies from translations', async () => {
    const screen = openConsole(`#/engage/${npsItem}?tab=translations`);
    await screen.says('5 of 8 missing, 1 as in the default');
    await screen.says('7 of 8 missing');
    const [arabic] = screen.all('.phrase-own textarea');
    expect(arabic?.getAttribute('dir')).toBe('rtl');
    screen.press(/^German/);
    await screen.waitFor(() => expect(screen.all('.phrases > li')).toHaveLength(8));
    const [first] = screen.all('.phrase-source');
    expect(first?.textContent).toBe('Not at all likely');
    screen.press('Take out German');
    await screen.says('German is taken out.');
    screen.press('Undo');
    await screen.says('5 of 8 missing');
    expect(screen.calls('save_item')).toEqual([]);
  });

  it('are read, and not written, by a viewer', async () => {
    const screen = openConsole(`#/engage/${npsItem}?tab=translations`, { role: 'viewer' });
    await screen.says('7 of 8 missing');
    expect(screen.all('textarea').every((box) => box.hasAttribute('readonly'))).toBe(true);
    expect(screen.text()).not.toContain('Import XLIFF');
  });
});
