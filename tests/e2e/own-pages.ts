/** Pages of a test's own making with a team's widget in them, and what can be pointed at on them. */
import type { Page } from '@playwright/test';
import { elementHash } from '../../core/locator/canonical.ts';
import type { Anchor } from '../../core/model/guide.ts';
import { newId } from '../../extension/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import { bundleLocator } from './locator-page.ts';
import type { Team } from './team.ts';
import { untilReady } from './widget-fixtures.ts';
import { type Product, startProduct } from './widget-host.ts';

export type OwnPages = Product & {
  /** Where the widget's files come from. */
  widget: string;
  /** What stands in the page, at `/`, and the widget is ready in it. */
  open(page: Page, body: string, head?: string, headers?: Record<string, string>): Promise<void>;
};

export async function startPages(team: Team): Promise<OwnPages> {
  const html = await (await fetch(`${team.site}/login.html`)).text();
  const [snippet = ''] = /<script async[^>]*><\/script>/.exec(html) ?? [];
  const [, widget = ''] = /src="(https?:\/\/[^/]+)/.exec(snippet) ?? [];
  const product = await startProduct(() => snippet);
  const origins = [team.site, product.url];
  must(await team.api.update_app({ app: team.app.id, changes: { origins } }));
  return {
    ...product,
    widget,
    async open(page, body, head = '', headers = {}) {
      product.pages['/'] = { body, head, headers };
      // The pointer is cached for a minute, in which tests publish; where requests are routed, nothing is.
      await page.route('**/current.json', (route) => route.continue());
      await page.goto(product.url);
      await untilReady(page);
    },
  };
}

let library: Promise<string> | undefined;

/** As somebody's tool would point at it: what it is, not where it stands. */
export async function pointAt(page: Page, selector: string): Promise<Anchor & { by: 'element' }> {
  library ??= bundleLocator();
  await page.evaluate(await library);
  const descriptor = await page
    .locator(selector)
    .evaluate((element) => window.locator.describe(element));
  return { by: 'element', hash: elementHash(descriptor), descriptor, grade: 'strong' };
}

/** A feature whose use is a click on that element. */
export async function tagged(team: Team, anchor: Anchor & { by: 'element' }): Promise<string> {
  const { hash, descriptor } = anchor;
  const feature = {
    ...{ id: newId(), name: `Feature ${hash}`, area: null, owner: null, status: 'live' as const },
    ...{ description: '', releasedAt: null },
  };
  const rule = {
    page: { kind: 'everywhere' as const },
    anchors: [{ hash, descriptor }],
    selector: null,
  };
  const tag = { id: newId(), rule };
  must(await team.api.save_tag({ app: team.app.id, feature, tag, matched: [], days: 30 }));
  return feature.id;
}
