/** What the widget captures, seen from where it arrives. */
import { call, expect, test, untilRunning } from './widget-fixtures.ts';
import { settings } from './widget-host.ts';

test.describe('widget: capture', () => {
  test('a page view and a click arrive with the descriptor of what was clicked', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/projects/41'] = {
      body: '<main><h2>Budget</h2><button>Export <b>all</b></button></main>',
    };
    await page.goto(`${product.url}/projects/41`);
    await untilRunning(page);
    await page.getByRole('button').click();
    await host.until('a click arrives', () => host.events('click').length === 1);

    const [first] = host.attempts;
    expect(first).toMatchObject({
      method: 'POST',
      contentType: 'application/x-www-form-urlencoded',
    });
    expect(host.requests.filter((request) => request.startsWith('OPTIONS'))).toEqual([]);
    const [batch] = host.batches();
    expect(batch).toMatchObject({ v: 1, seq: 1 });
    expect(batch?.events.map(({ k, p }) => `${k} ${p}`)).toEqual([
      'page /projects/:id',
      'click /projects/:id',
    ]);
    const hash = batch?.events[1]?.e ?? '';
    expect(batch?.elements?.[hash]).toMatchObject({
      ...{ v: 1, tag: 'button', role: 'button', name: 'Export all', heading: 'Budget' },
    });
    expect(complaints).toEqual([]);
  });

  test('the second click on an element travels without its descriptor, until the server asks', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/'] = { body: '<button>Save</button>' };
    await page.goto(product.url);
    await untilRunning(page);
    const press = async (clicks: number) => {
      await page.getByRole('button').click();
      await host.until('the click arrives', () => host.events('click').length === clicks);
      return host.batches().at(-1);
    };
    const first = await press(1);
    const hash = Object.keys(first?.elements ?? {})[0] ?? '';
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    host.answer = (batch, count) => {
      host.answer = () => undefined;
      return count > 0
        ? Response.json(
            { accepted: batch.events.length, duplicate: false, refused: [], unknown: [hash] },
            { status: 202, headers: { 'access-control-allow-origin': '*' } },
          )
        : undefined;
    };
    await page.getByRole('button').click();
    await host.until('the server answers', () => host.attempts.length === 2);
    expect(host.attempts[1]?.batch.elements).toBeUndefined();
    const third = await press(2);
    expect(third?.elements).toEqual(first?.elements);
  });

  test('elements in open shadow trees and in same-origin frames are told with the way there', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/'] = {
      body: `<x-menu></x-menu><iframe name="inner"></iframe>
        <script>
          const { document: inside } = document.querySelector('iframe').contentWindow;
          inside.body.innerHTML = '<button>In frame</button><input aria-label="Framed">';
          const root = document.querySelector('x-menu').attachShadow({ mode: 'open' });
          const button = document.createElement('button');
          button.textContent = 'In shadow';
          const field = document.createElement('input');
          field.ariaLabel = 'Shadowed';
          root.append(button, field);
        </script>`,
    };
    await page.goto(product.url);
    await untilRunning(page);
    await page.getByRole('button', { name: 'In shadow' }).click();
    await page.getByLabel('Shadowed').fill('secret words');
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      Object.assign(frame, { name: 'late', srcdoc: '<button>In late frame</button>' });
      document.body.append(frame);
    });
    await page.frameLocator('[name=late]').getByRole('button').click();
    const frame = page.frameLocator('[name=inner]');
    await frame.getByRole('button').click();
    await frame.getByLabel('Framed').fill('more secrets');
    await frame.getByRole('button').click();
    await page.getByLabel('Shadowed').blur();
    const useful = () => host.events().filter(({ k }) => k === 'click' || k === 'change');
    await host.until('all arrive', () => useful().length >= 6);

    const known = Object.assign({}, ...host.batches().map(({ elements }) => elements ?? {}));
    const names = useful().map(({ k, e, p }) => `${k} ${known[e ?? '']?.name} ${p}`);
    expect(names.sort()).toEqual([
      'change Framed /',
      'change Shadowed /',
      'click In frame /',
      'click In frame /',
      'click In late frame /',
      'click In shadow /',
    ]);
    const by = (name: string) =>
      Object.values(known).find((d) => (d as { name?: string }).name === name);
    expect(by('In shadow')).toMatchObject({ shadow: ['x-menu'] });
    expect(by('In frame')).toMatchObject({ frame: ['inner'] });
    expect(JSON.stringify(host.attempts)).not.toContain('secret');
  });

  test('a frame with a widget of its own counts for itself, once', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/frame'] = { body: '<button>In frame</button>' };
    product.pages['/'] = { body: '<iframe src="/frame"></iframe><button>Outside</button>' };
    await page.goto(product.url);
    await untilRunning(page);
    const [, frame] = page.frames();
    await frame?.waitForFunction(() => 'waymark' in window);
    await frame?.getByRole('button').click();
    await page.getByText('Outside').click();
    await host.until('both arrive', () => host.events('click').length >= 2);
    expect(
      host
        .events('click')
        .map(({ p }) => p)
        .sort(),
    ).toEqual(['/', '/frame']);
  });

  test('what must not be read is not read', async ({ page, host, product }) => {
    product.pages['/'] = {
      body: `<button data-waymark-mask>Ada Lovelace</button>
        <section data-waymark-ignore><button>Ignored</button><input aria-label="Quiet" /></section>
        <a href="#x">Write to ada@example.test, card 4111 1111 1111 1111</a>
        <label>Coupon <input name="coupon" /></label>
        <div class="private"><button>Grace Hopper</button></div>`,
    };
    host.settings = { ...settings, mask: ['.private', '((bad'] };
    await page.goto(product.url);
    await untilRunning(page);
    await page.getByText('Ada Lovelace').click();
    await page.getByText('Ignored').click();
    await page.getByLabel('Quiet').fill('quiet words');
    await page.getByText('Write to').click();
    await page.getByLabel('Coupon').fill('SPRING-SECRET');
    await page.getByText('Grace Hopper').click();
    await host.until('the last arrives', () => host.events('click').length === 3);

    const sent = JSON.stringify(host.batches());
    for (const hidden of ['Lovelace', 'Hopper', 'ada@', '4111', 'SPRING', 'quiet', 'Ignored']) {
      expect(sent).not.toContain(hidden);
    }
    expect(sent).toContain('[email]');
    expect(host.events('change')).toHaveLength(1);
  });

  test('page views follow the address, by whatever means it changes', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/'] = { body: '<p>One page</p>' };
    await page.goto(product.url);
    await untilRunning(page);
    await page.evaluate(() => {
      history.pushState(null, '', '/projects');
      history.pushState(null, '', '/projects?sort=name');
      history.replaceState(null, '', '/projects/7');
      location.hash = 'comments';
      history.pushState(null, '', '/projects/8');
    });
    await page.goBack();
    await call(page, 'page', '/checkout/step-2');
    await call(page, 'track', 'paid', { plan: 'team' });
    await host.until('the last arrives', () => host.events('track').length === 1);
    expect(host.events('page').map(({ p }) => p)).toEqual([
      '/',
      '/projects',
      '/projects/:id',
      '/projects/:id',
      '/projects/:id',
      '/checkout/step-2',
    ]);
    expect(host.events('track')[0]).toMatchObject({
      ...{ n: 'paid', x: { plan: 'team' }, p: '/checkout/step-2' },
    });
  });

  test('scripts do not click, labels count once, a middle click opens a link', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/'] = {
      body: `<button id="b">Scripted</button><label>Agree <input type="checkbox" /></label>
        <a href="/other">Other</a><form><button>Send</button></form>
        <script>document.querySelector('form').onsubmit = () => false;</script>`,
    };
    product.pages['/other'] = { body: '' };
    await page.goto(product.url);
    await untilRunning(page);
    await page.evaluate(() => document.getElementById('b')?.click());
    await page.getByText('Agree').click();
    await page.getByText('Other').click({ button: 'middle' });
    await page.getByText('Send').click();
    await host.until('submit arrives', () => host.events('submit').length === 1);
    const known = Object.assign({}, ...host.batches().map(({ elements }) => elements ?? {}));
    const told = host
      .events()
      .filter(({ e }) => e)
      .map(({ k, e }) => `${k} ${known[e ?? ''].tag} ${known[e ?? ''].name}`);
    expect(told).toEqual([
      'click input Agree',
      'change input Agree',
      'click a Other',
      'click button Send',
      expect.stringMatching(/^submit form/),
    ]);
  });
});
