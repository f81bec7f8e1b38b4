/** The widget against the real thing: Postgres behind the gateway, with rows to look at. */
import type { RpcResult } from '../../core/model/rpc.ts';
import { must } from '../../local/demo-data/api.ts';
import { publishSettings } from '../../local/publish.ts';
import { createTeam, type Team, untilWidgetRuns } from './team.ts';
import { call, expect, test } from './widget-fixtures.ts';

type Events = RpcResult<'live_events'>;

async function eventsOf(team: Team): Promise<Events> {
  return must(await team.api.live_events({ app: team.app.id, after: null, limit: 500 }));
}

async function untilEvents(team: Team, holds: (events: Events) => boolean): Promise<Events> {
  await expect.poll(async () => holds(await eventsOf(team)), { timeout: 20_000 }).toBe(true);
  return eventsOf(team);
}

const tracked = (events: Events, name: string) => events.filter((event) => event.name === name);

test.describe('widget: with its backend', () => {
  let team: Team;
  test.beforeEach(async () => {
    team = await createTeam();
  });
  test.afterEach(() => team.close());

  test('who did what is told with names, elements and accounts', async ({ page }) => {
    await page.goto(`${team.site}/login.html`);
    await untilWidgetRuns(page);
    await call(page, 'identify', 'u_1', { name: 'Ada Brandt' });
    await call(page, 'group', 'acme', { name: 'Acme' });
    await page.getByText('Remember Me').click();
    await call(page, 'track', 'signed in', { method: 'password' });
    const events = await untilEvents(team, (all) => tracked(all, 'signed in').length === 1);
    expect(tracked(events, 'signed in')[0]).toMatchObject({
      ...{ visitorName: 'Ada Brandt', account: 'Acme', path: '/login.html' },
      props: { method: 'password' },
    });
    const click = events.find(({ kind }) => kind === 'click');
    expect(click).toMatchObject({ visitorName: 'Ada Brandt', elementName: 'Remember Me' });
    // The view from before `identify` is the same person's.
    expect(events.find(({ kind }) => kind === 'page')?.visitor).toBe(click?.visitor);
  });

  test('a batch whose answer was lost is sent again and counts once', async ({ page }) => {
    let losses = 0;
    await page.route('**/rpc/ingest?**', async (route) => {
      const response = await route.fetch();
      if (losses++ > 0) await route.fulfill({ response });
      else await route.abort('connectionreset');
    });
    await page.goto(`${team.site}/login.html`);
    await untilWidgetRuns(page);
    await call(page, 'track', 'once');
    await expect.poll(() => losses, { timeout: 20_000 }).toBeGreaterThan(1);
    await expect
      .poll(() => call(page, 'context'), { timeout: 20_000 })
      .toMatchObject({ queued: 0 });
    expect(tracked(await eventsOf(team), 'once')).toHaveLength(1);
  });

  test('where the app requires consent the server takes nothing without it, and everything with it', async ({
    page,
  }) => {
    must(await team.api.update_app({ app: team.app.id, changes: { consent: 'required' } }));
    await publishSettings(team.backend, team.app.key);
    await page.goto(`${team.site}/login.html`);
    await untilWidgetRuns(page);
    await call(page, 'track', 'before');
    await call(page, 'consent', true);
    await call(page, 'track', 'after');
    const events = await untilEvents(team, (all) => tracked(all, 'after').length === 1);
    expect(tracked(events, 'before')).toEqual([]);
  });

  test('an origin that is not allowed is told to the developer and to the install check', async ({
    page,
  }) => {
    must(
      await team.api.update_app({
        app: team.app.id,
        changes: { origins: ['https://else.example'] },
      }),
    );
    await page.goto(`${team.site}/login.html`);
    await untilWidgetRuns(page);
    await expect
      .poll(() => call(page, 'context'), { timeout: 20_000 })
      .toMatchObject({ stopped: expect.stringContaining('origin') });
    const { refusals } = must(await team.api.app_status({ app: team.app.id }));
    expect(refusals[0]).toMatchObject({ reason: 'origin_not_allowed', origin: team.site });
  });
});
