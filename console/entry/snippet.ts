/** The lines that a product's page needs, ready to paste. */

export type SnippetOptions = { widgetUrl: string; url: string; key: string; app: string };

/** Stands in the snippet until somebody says where the widget's files are. */
export const unknownWidgetUrl = 'https://YOUR-WIDGET-HOST';

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * One element without inline code, so that it works under any Content-Security-Policy that allows its address;
 * `async`, so that a slow host of ours never holds up the product's page.
 */
export function createSnippet({ widgetUrl, url, key, app }: SnippetOptions): string {
  const source = (widgetUrl || unknownWidgetUrl).replace(/\/$/, '');
  const lines = Object.entries({
    src: `${source}/waymark.js`,
    'data-url': url,
    'data-key': key,
    'data-app': app,
  });
  const attributes = lines.map(([name, value]) => `\n  ${name}="${attribute(value)}"`);
  return `<script async${attributes.join('')}\n></script>`;
}

/** Who is signed in: names on the figures, and counts by account. `push` works before the script is there, too. */
export const identifySnippet = `(window.waymark ??= []).push(
  ['identify', 'user-4711', { name: 'Ada Brandt', role: 'Designer' }],
  ['group', 'account-12', { name: 'Harbour Studio', plan: 'Studio' }],
);`;
