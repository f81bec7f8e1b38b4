/** A widget host and a product for each test, and a page whose console and errors are kept. */
import {
  expect as anyExpect,
  type BrowserContext,
  test as base,
  type Page,
} from '@playwright/test';
import {
  type Product,
  snippetFor,
  startProduct,
  startWidgetHost,
  type WidgetHost,
} from './widget-host.ts';

/** On a machine that several suites share, a page may take its time; nothing here says how fast it must be. */
export const expect = anyExpect.configure({ timeout: 15_000 });

type Fixtures = {
  host: WidgetHost;
  product: Product;
  /** What a visitor's console and window would show: empty, or the widget was noticed. */
  complaints: string[];
  /** Attributes of the snippet beside the usual ones. */
  attributes: string;
  /** Lets batches leave in their own time, three seconds, instead of at once. */
  patient: boolean;
};

/** What a browser does to a page that is left, in every page and frame of the test. */
async function hideAll(context: BrowserContext): Promise<void> {
  const frames = context.pages().flatMap((page) => page.frames());
  const hide = () => dispatchEvent(new PageTransitionEvent('pagehide'));
  // A page may be on its way somewhere else just now.
  await Promise.all(frames.map((frame) => frame.evaluate(hide).catch(() => undefined)));
}

export const test = base.extend<Fixtures>({
  attributes: ['data-debug', { option: true }],
  patient: [false, { option: true }],
  host: async ({ context, patient }, use) => {
    const host = await startWidgetHost();
    if (!patient) host.nudge = () => hideAll(context);
    await use(host);
    await host.close();
  },
  product: async ({ host, attributes }, use) => {
    const product = await startProduct(() => snippetFor(host, attributes));
    await use(product);
    await product.close();
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    listen(page, complaints);
    await use(complaints);
  },
});

export function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(message.text());
  });
}

/** The widget has taken over from its stub, and knows its settings. */
export async function untilRunning(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    // Safe: the test's own page; the widget's public face.
    const { waymark } = window as { waymark?: { context?(): { settings?: string } | undefined } };
    return waymark?.context?.()?.settings !== undefined;
  });
}

/** It may store and send, and knows its visitor: whatever happens now survives the page. */
export async function untilReady(page: Page): Promise<void> {
  await expect.poll(() => call(page, 'context')).toMatchObject({ visitor: expect.any(String) });
}

/** Calls the widget as the product would. */
export async function call(page: Page, method: string, ...args: unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => {
      // Safe: as above.
      const { waymark } = window as unknown as {
        waymark: Record<string, (...args: unknown[]) => unknown>;
      };
      return waymark[name]?.(...given);
    },
    [method, args] as const,
  );
}
