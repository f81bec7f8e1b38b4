// The lines that a customer puts into a page's head, as the demo product's server puts them into its own.

export interface SnippetOptions {
  /** Where the widget's files are served from. */
  widgetUrl: string;
  url: string;
  key: string;
  app: string;
}

/** `<` would end the script element early, whatever stands around it. */
const literal = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

export function createSnippet({ widgetUrl, ...options }: SnippetOptions): string {
  return `<script src="${widgetUrl}/waymark.js"></script>
    <script>waymark.init(${literal(options)});</script>`;
}
