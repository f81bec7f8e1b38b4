import { describe, expect, it } from 'vitest';
import { fail } from '../../console/backend/replies.ts';
import { checkOrigin } from '../../console/settings/origin.ts';
import { openConsole } from './screen.ts';

describe('allowed origins', () => {
  it.each([
    ['https://app.example.com', 'https://app.example.com'],
    ['https://App.Example.com/login?x=1', 'https://app.example.com'],
    ['app.example.com', 'https://app.example.com'],
    ['localhost:3000', 'http://localhost:3000'],
    ['https://*.example.com', 'https://*.example.com'],
    ['*', '*'],
  ])('takes %s for %s', (typed, origin) => {
    expect(checkOrigin(typed)).toEqual({ ok: true, origin });
  });

  it.each([
    ['', /Give the address/],
    ['ftp://example.com', /https:\/\/ and http:\/\//],
    ['https://app.*.com', /whole subdomains/],
    ['https://exa mple.com', /no address/],
    ['https://', /no address/],
  ])('says what is wrong with %j', (typed, problem) => {
    const checked = checkOrigin(typed);
    expect(checked.ok ? '' : checked.problem).toMatch(problem);
  });

  it('are saved and published together', async () => {
    const screen = openConsole('#/settings/apps/1');
    await screen.waitFor(() => screen.field('Another origin'));
    screen.type('Another origin', 'beta.plotline.example');
    await screen.waitFor(() =>
      expect(screen.field('Another origin').value).toBe('beta.plotline.example'),
    );
    screen
      .field('Another origin')
      .dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      );
    await screen.waitFor(() => screen.find('button', 'Save'));
    screen
      .find('button', 'Save')
      .closest('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await screen.says('Saved.');
    expect(screen.calls('update_app')).toEqual([
      {
        app: 1,
        changes: {
          origins: [
            'https://app.plotline.example',
            'https://*.plotline.example',
            'https://beta.plotline.example',
          ],
        },
      },
    ]);
    expect(screen.backend.published).toMatchObject([{ appKey: 'wk_4f9a1c07de23b85a6610c9fe' }]);
  });
});

describe('an app', () => {
  it('says that a change holds although its file could not be written', async () => {
    const screen = openConsole('#/settings/apps/1');
    screen.backend.publishConfig = async () => fail('storage', 'The bucket config is missing');
    await screen.waitFor(() => screen.find('[role=switch]'));
    screen.find<HTMLInputElement>('[role=switch]').click();
    await screen.waitFor(() => screen.find('button', 'Save'));
    screen
      .find('button', 'Save')
      .closest('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await screen.says('The bucket config is missing');
    expect(screen.calls('update_app')).toEqual([{ app: 1, changes: { capture: false } }]);
  });

  it('allows the origin that was turned away by one press', async () => {
    const screen = openConsole('#/settings/apps/1');
    await screen.waitFor(() => screen.find('button', 'Allow https://plotline.example'));
    screen.press('Allow https://plotline.example');
    await screen.says('It is allowed now');
  });

  it('shows a new secret once, after a warning', async () => {
    const screen = openConsole('#/settings/apps/1');
    await screen.waitFor(() => screen.find('button', 'Make a new secret'));
    screen.press('Make a new secret');
    await screen.says('The present one ends at once');
    screen.submit('dialog form');
    await screen.says('It is shown this once');
    expect(screen.find<HTMLInputElement>('[aria-label="Identity secret"]').value).toBe(
      '5e0c2b7f9a'.repeat(6),
    );
  });

  it('cannot be changed by those who may not', async () => {
    const screen = openConsole('#/settings/apps/1', { role: 'editor' });
    await screen.says('We see your events');
    expect(screen.all('[role=switch]').every((box) => box.hasAttribute('disabled'))).toBe(true);
    expect(screen.text()).not.toContain('Make a new secret');
  });
});

describe('members', () => {
  it('keep their last owner, and say why', async () => {
    const screen = openConsole('#/settings/members');
    await screen.says('Owner (the last one)');
    const leave = screen.find('button', /^The last owner stays/);
    expect(leave.hasAttribute('disabled')).toBe(true);
  });

  it('change their role at once', async () => {
    const screen = openConsole('#/settings/members');
    await screen.waitFor(() => screen.field('Role of Noor Haddad'));
    screen.type('Role of Noor Haddad', 'admin');
    await screen.says('noor@plotline.example is admin now');
    expect(screen.calls('set_member_role')).toMatchObject([{ role: 'admin' }]);
  });

  it('are invited by a link that is shown once', async () => {
    const screen = openConsole('#/settings/members');
    await screen.waitFor(() => screen.find('button', 'Make a link'));
    screen.submit('form');
    await screen.says('whoever opens it first');
    expect(screen.find<HTMLInputElement>('[aria-label="Invitation link"]').value).toBe(
      'https://console.example/#/invite/8d0b6ef07bf94c0e9f2a1c7f1f0c3f6e',
    );
  });
});

describe('a visitor', () => {
  it('is deleted only after their id was typed', async () => {
    const screen = openConsole('#/settings/visitors');
    await screen.waitFor(() => screen.field('Name, id or e-mail address'));
    screen.type('Name, id or e-mail address', 'ada');
    screen.submit('form');
    await screen.waitFor(() => expect(screen.rows().length).toBeGreaterThan(0));
    screen.press('Delete');
    await screen.waitFor(() => screen.field('Type “user-4000” to confirm'));
    screen.submit('dialog form');
    expect(screen.calls('delete_visitor')).toEqual([]);
    screen.type('Type “user-4000” to confirm', 'user-4000');
    await screen.waitFor(() =>
      expect(screen.find('dialog button', 'Delete for good').hasAttribute('disabled')).toBe(false),
    );
    screen.submit('dialog form');
    await screen.says('1,310 events are deleted');
    expect(screen.calls('delete_visitor')).toMatchObject([{ visitor: 1 }]);
  });
});

describe('settings for admins', () => {
  it('are neither listed nor opened for others', async () => {
    const screen = openConsole('#/settings/audit', { role: 'editor' });
    await screen.says('Audit log is for admins');
    expect(screen.calls('list_audit')).toEqual([]);
  });
});
