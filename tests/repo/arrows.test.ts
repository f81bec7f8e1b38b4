/** Who may import whom (docs/architecture.md). A folder that is not in the table may import nothing of ours. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, listFiles, read } from './sources.ts';

type Rule = { ours: readonly string[]; packages: readonly string[] | 'any' };

const rules: Readonly<Record<string, Rule>> = {
  core: { ours: ['core'], packages: [] },
  'core/model': { ours: ['core'], packages: ['zod'] },
  dom: { ours: ['dom', 'core'], packages: [] },
  ui: {
    ours: ['ui', 'core'],
    packages: ['preact', '@preact/signals', 'd3-scale', 'd3-shape', 'perfect-freehand'],
  },
  widget: {
    ours: ['widget', 'core', 'dom'],
    packages: ['idb', 'preact', 'vite', '@preact/preset-vite'],
  },
  extension: {
    ours: ['extension', 'core', 'dom', 'ui', 'widget'],
    packages: [
      'preact',
      '@preact/signals',
      'dexie',
      'wxt',
      'zod',
      '@supabase/supabase-js',
      '@floating-ui/dom',
    ],
  },
  console: {
    ours: ['console', 'core', 'ui'],
    packages: [
      'preact',
      '@preact/signals',
      '@supabase/supabase-js',
      '@tanstack/query-core',
      'd3-dsv',
      'regexparam',
      'zod',
      'vite',
      '@preact/preset-vite',
    ],
  },
  // What people get must be drawn by what they get: the one folder of the console that reads the widget.
  'console/preview': { ours: ['console', 'core', 'widget'], packages: ['preact'] },
  entrypoints: { ours: ['entrypoints', 'extension', 'console'], packages: ['wxt'] },
  // Edge functions run in Deno: web standards, and nothing to install; of core what the trackers are told.
  supabase: { ours: ['supabase', 'core'], packages: [] },
  local: {
    ours: ['local', 'core', 'dom', 'demo', 'ui', 'console', 'extension', 'widget', 'supabase'],
    packages: 'any',
  },
  demo: { ours: ['demo', 'core', 'dom', 'ui', 'widget', 'local'], packages: 'any' },
};

/** The folder whose rule holds: the longest that matches. */
function ruleOf(file: string): [string, Rule] | undefined {
  const folders = Object.keys(rules).sort((a, b) => b.length - a.length);
  const folder = folders.find((name) => file.startsWith(`${name}/`));
  const rule = folder ? rules[folder] : undefined;
  return folder && rule ? [folder, rule] : undefined;
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function breaches(file: string): string[] {
  const found = ruleOf(file);
  if (!found) return [];
  const [, rule] = found;
  return importsOf(read(file)).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
      const [top = ''] = target.split('/');
      return rule.ours.includes(top) ? [] : [`${file} imports ${target}`];
    }
    if (rule.packages === 'any' || specifier.startsWith('node:')) return [];
    return rule.packages.includes(packageOf(specifier)) ? [] : [`${file} imports ${specifier}`];
  });
}

const sources = listFiles().filter((file) => /\.(ts|tsx|mts)$/.test(file));

describe('import arrows', () => {
  it('point only where the architecture allows', () => {
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  it('the widget takes nothing but types from core/model, whose zod would be in the page', () => {
    const loaded = sources
      .filter((file) => /^(widget|dom)\//.test(file))
      .filter((file) =>
        /^(import|export) (?!type\b)[^;]*from '[^']*core\/model\//m.test(read(file)),
      );
    expect(loaded).toEqual([]);
  });

  it('core knows no clock, randomness, browser or network', () => {
    const forbidden =
      /\b(Date\.now\(|new Date\(\)|Math\.random\(|document\.|window\.|globalThis\.|fetch\(|browser\.)/;
    const impure = sources.filter((file) => file.startsWith('core/') && forbidden.test(read(file)));
    expect(impure).toEqual([]);
  });

  it('reads every kind of import (or the rules above would pass by not looking)', () => {
    const text =
      "import a from 'x';\nimport './y.ts';\nexport * from 'z';\nconst q = await import('w');\nimport type { T } from 'v';";
    expect(importsOf(text)).toEqual(['x', './y.ts', 'z', 'w', 'v']);
  });
});
