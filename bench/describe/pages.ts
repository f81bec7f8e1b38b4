/** What is described: a generated product page of 5,000 nodes, and two published admin templates. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repoDir } from '../../local/paths.ts';
import { productPage } from './product-page.ts';

export type BenchPage = { readonly name: string; readonly body: string };

/** Markup alone: their scripts would measure something else. */
function bodyOf(file: string): string {
  const html = readFileSync(file, 'utf8');
  const [, body = ''] = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html) ?? [];
  return body
    .replace(/<(script|iframe)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(link|img)\b[^>]*>/gi, '');
}

const templates: Record<string, string> = {
  'admin-lte, index': 'admin-lte/index.html',
  'sb-admin-2, tables': 'startbootstrap-sb-admin-2/tables.html',
};

export function benchPages(nodes: number): BenchPage[] {
  const published = Object.entries(templates).flatMap(([name, place]) => {
    const file = path.join(repoDir, 'node_modules', place);
    return existsSync(file) ? [{ name, body: bodyOf(file) }] : [];
  });
  return [{ name: 'product', body: productPage(nodes) }, ...published];
}
