// The line that a customer puts into a page's head, as the demo product's server puts it into its own.

export interface SnippetOptions {
  /** Where the widget's files are served from. */
  widgetUrl: string;
  url: string;
  key: string;
  app: string;
}

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

export function createSnippet({ widgetUrl, url, key, app }: SnippetOptions): string {
  const data = Object.entries({ url, key, app }).map(
    ([name, value]) => ` data-${name}="${attribute(value)}"`,
  );
  return `<script src="${attribute(widgetUrl)}/waymark.js"${data.join('')}></script>`;
}
