/** The lines that a product's page needs, ready to paste. */

export type SnippetOptions = { widgetUrl: string; url: string; key: string; app: string };

/** Stands in the snippet until somebody says where the widget's files are. */
export const unknownWidgetUrl = 'https://YOUR-WIDGET-HOST';

const literal = (value: string) => JSON.stringify(value).replaceAll('<', '\\u003c');

export function createSnippet({ widgetUrl, url, key, app }: SnippetOptions): string {
  const source = (widgetUrl || unknownWidgetUrl).replace(/\/$/, '');
  return `<script src="${source}/waymark.js"></script>
<script>
  waymark.init({
    url: ${literal(url)},
    key: ${literal(key)},
    app: ${literal(app)},
  });
</script>`;
}

/** Who is signed in: names on the figures, and counts by account. */
export const identifySnippet = `waymark.identify('user-4711', { name: 'Ada Brandt', role: 'Designer' });
waymark.group('account-12', { name: 'Harbour Studio', plan: 'Studio' });`;
