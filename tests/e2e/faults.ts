/** What axe finds on a screen, and whether the screen is wider than its window. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

type Violation = { id: string; help: string; nodes: { html: string }[] };

export async function faultsOf(panel: Page): Promise<string[]> {
  await panel.evaluate(axeSource);
  const found = await panel.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
  );
  const wide = await panel.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? ['wider than the panel'] : [];
  });
  const told = found.map(({ id, help, nodes }) => {
    const where = nodes.map(({ html }) => html.slice(0, 160)).join(' | ');
    return `${id}: ${help}: ${where}`;
  });
  return [...told, ...wide];
}
