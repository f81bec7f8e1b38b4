/** How events leave: in batches, once each, whatever happens to the network, the server and the tab. */
import type { Page } from '@playwright/test';
import { call, expect, test, untilReady } from './widget-fixtures.ts';

const refuse = (status: number, body: Record<string, unknown>) =>
  Response.json(body, { status, headers: { 'access-control-allow-origin': '*' } });

const names = (events: { n?: string | undefined }[]) => events.map(({ n }) => n);

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await untilReady(page);
}

/** Sends what is gathered, as a hidden tab does. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
}

test.use({ patient: true });

test.describe('widget: delivery', () => {
  test.beforeEach(({ product }) => {
    product.pages['/'] = { body: '<button>Save</button><a href="/next">Next</a>' };
    product.pages['/next'] = { body: '<p>Next</p>' };
  });

  test('a click that leaves the page arrives although the page is gone', async ({
    page,
    host,
    product,
  }) => {
    await open(page, product.url);
    await page.getByRole('button').click();
    // Nothing of the widget runs there: what arrives was sent on the way out.
    await page.goto('about:blank');
    await host.until('the click arrives', () => host.events('click').length === 1);
    expect(host.attempts).toHaveLength(1);
  });

  test('what happens offline arrives once the network is back, once', async ({
    page,
    context,
    host,
    product,
  }) => {
    await open(page, product.url);
    await context.setOffline(true);
    const failed = page.waitForEvent('requestfailed');
    await call(page, 'track', 'while offline');
    await failed;
    await context.setOffline(false);
    await host.until('it arrives', () => names(host.events('track')).includes('while offline'));
    expect(host.events('track')).toHaveLength(1);
  });

  test('a closed tab’s batches leave later under their own sender and number, in order', async ({
    page,
    context,
    host,
    product,
  }) => {
    host.answer = () => refuse(503, { code: 'try_again', message: 'busy' });
    await open(page, product.url);
    await call(page, 'track', 'first');
    await host.until('the first try', () => host.attempts.length > 0);
    const tried = host.attempts[0]?.batch;
    await call(page, 'track', 'second');
    await hide(page);
    const tries = (name: string) =>
      host.attempts.some(({ batch }) => batch.events.some(({ n }) => n === name));
    await host.until('the second is tried', () => tries('second'));
    await page.close();
    host.answer = () => undefined;

    const later = await context.newPage();
    await open(later, product.url);
    await host.until('all arrive', () => host.events('track').length === 2);
    const [first] = host.batches();
    expect([first?.sender, first?.seq]).toEqual([tried?.sender, tried?.seq]);
    expect(names(host.events('track'))).toEqual(['first', 'second']);
    expect(new Set(host.batches().map(({ device }) => device)).size).toBe(1);
  });

  test('each tab is a sender of its own, and all are one device', async ({
    page,
    context,
    host,
    product,
  }) => {
    const other = await context.newPage();
    await open(page, product.url);
    await open(other, product.url);
    await call(page, 'track', 'in one');
    await call(other, 'track', 'in the other');
    await host.until('both arrive', () => host.events('track').length === 2);
    const senders = Object.groupBy(host.batches(), ({ sender }) => sender);
    expect(Object.keys(senders)).toHaveLength(2);
    for (const sent of Object.values(senders)) {
      expect(sent?.map(({ seq }) => seq)).toEqual(sent?.map((_, at) => at + 1));
    }
    expect(new Set(host.batches().map(({ device }) => device)).size).toBe(1);
  });

  test('a batch is cut where identity changes, and a reset is another visitor', async ({
    page,
    host,
    product,
  }) => {
    await open(page, product.url);
    await call(page, 'track', 'anonymous');
    await call(page, 'identify', 'u_1', { plan: 'team' }, { signature: 'ab12' });
    await call(page, 'group', 'acme', { name: 'Acme' });
    await call(page, 'track', 'known');
    await call(page, 'identify', 'u_2');
    await call(page, 'track', 'another');
    await call(page, 'reset');
    await call(page, 'track', 'nobody');
    await host.until('all arrive', () => host.events('track').length === 4);
    const [anonymous, known, another, nobody] = ['anonymous', 'known', 'another', 'nobody'].map(
      (name) => host.batches().find(({ events }) => events.some(({ n }) => n === name)),
    );
    expect(anonymous?.user).toBeUndefined();
    expect(known).toMatchObject({
      user: { id: 'u_1', traits: { plan: 'team' }, sig: 'ab12' },
      account: { id: 'acme', traits: { name: 'Acme' } },
    });
    // Another person: the account was the other one's.
    expect(another?.user).toEqual({ id: 'u_2' });
    expect(another?.account).toBeUndefined();
    expect(nobody?.user).toBeUndefined();
    expect(another?.device).toBe(anonymous?.device);
    expect(nobody?.device).not.toBe(anonymous?.device);
    expect(nobody?.sender).not.toBe(anonymous?.sender);
  });

  test('who is signed in is known on the next page before the product says so', async ({
    page,
    host,
    product,
  }) => {
    await open(page, product.url);
    await call(page, 'identify', 'u_1', { plan: 'team' });
    await call(page, 'group', 'acme');
    await page.getByText('Next').click();
    await page.waitForURL('**/next');
    await untilReady(page);
    await host.until('the view arrives', () => host.events('page').some(({ p }) => p === '/next'));
    const view = host.batches().find(({ events }) => events.some(({ p }) => p === '/next'));
    expect(view).toMatchObject({ user: { id: 'u_1' }, account: { id: 'acme' } });
    expect(view?.user?.traits).toBeUndefined();
  });

  test('calls made before the widget is there are made once it is', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/early'] = {
      head: `<script>
        window.waymark = new Proxy([], { get: (q, m) => m in q ? q[m] : (...a) => void q.push([m, ...a]) });
        waymark.identify('u_early');
        waymark.push(['track', 'pushed']);
        waymark.track('called', { at: 'once' });
      </script>`,
      body: '',
    };
    await open(page, `${product.url}/early`);
    await page.evaluate('waymark.push(["track", "pushed later"])');
    await host.until('all arrive', () => host.events('track').length === 3);
    expect(names(host.events('track'))).toEqual(['pushed', 'called', 'pushed later']);
    expect(host.batches().at(-1)?.user?.id).toBe('u_early');
  });

  test('a server that asks for time gets it', async ({ page, host, product }) => {
    host.answer = (_, attempt) =>
      attempt === 1
        ? refuse(429, { code: 'rate_limited', message: 'slow', retryAfter: 2 })
        : undefined;
    await open(page, product.url);
    await host.until('it arrives', () => host.events('page').length === 1);
    const [first, second] = host.attempts;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
    expect([second?.batch.sender, second?.batch.seq]).toEqual([
      first?.batch.sender,
      first?.batch.seq,
    ]);
  });

  test('a batch that will never be taken is dropped, and the next one goes', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    host.answer = (_, attempt) =>
      attempt === 1 ? refuse(400, { code: 'bad_batch', message: 'events: too many' }) : undefined;
    await open(page, product.url);
    await host.until('the first is refused', () => host.attempts.length === 1);
    await call(page, 'track', 'after');
    await host.until('the next arrives', () => host.events('track').length === 1);
    expect(host.events('page')).toEqual([]);
    expect(complaints.filter((line) => line.includes('[waymark]'))).toEqual([
      expect.stringContaining('events: too many'),
    ]);
  });

  test('a wrong key or origin ends sending, and staff can read why', async ({
    page,
    host,
    product,
  }) => {
    host.answer = () => refuse(403, { code: 'origin_not_allowed', message: 'add this origin' });
    await open(page, product.url);
    await host.until('the first is refused', () => host.attempts.length === 1);
    await expect
      .poll(() => call(page, 'context'))
      .toMatchObject({
        stopped: expect.stringContaining('add this origin'),
        queued: 1,
      });
    await call(page, 'track', 'kept');
    await hide(page);
    await page.goto('about:blank');
    expect(host.attempts).toHaveLength(1);
  });

  test('twenty events leave without waiting, and large ones in parts that keepalive can carry', async ({
    page,
    host,
    product,
  }) => {
    await open(page, product.url);
    await page.evaluate(() => {
      // Safe: the widget's public face.
      const { waymark } = window as unknown as { waymark: { track(n: string, p: object): void } };
      for (let i = 0; i < 50; i++) waymark.track('large', { text: 'x'.repeat(1_900) });
    });
    await host.until('all arrive', () => host.events('track').length === 50);
    for (const { batch } of host.attempts) {
      expect(JSON.stringify(batch).length).toBeLessThan(34_000);
      expect(batch.events.length).toBeLessThanOrEqual(20);
    }
  });
});
