// Two builds into one folder: `esm` (index.js, what npm and the loader import; it empties the folder)
// and then `loader` (waymark.js, the classic script that a page embeds).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { limits } from '../core/limits.ts';

/** What makes dist/widget a package: an ES module entry with types, whose version is the repo's. */
const packageJson = (): Plugin => ({
  name: 'waymark-package-json',
  generateBundle() {
    // Safe: our own package.json, which npm has read before us.
    const { version, license } = JSON.parse(
      readFileSync(`${import.meta.dirname}/../package.json`, 'utf8'),
    ) as { version: string; license: string };
    const manifest = {
      name: '@waymark/widget',
      version,
      license,
      type: 'module',
      sideEffects: ['./waymark.js'],
      types: './types/widget/src/index.d.ts',
      exports: {
        '.': { types: './types/widget/src/index.d.ts', default: './index.js' },
        './waymark.js': './waymark.js',
      },
    };
    const source = `${JSON.stringify(manifest, null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: 'package.json', source });
  },
});

/**
 * Writes the figures of core/limits.ts in where they are used. As an object, the whole table would travel to
 * every page, and in a file of its own, because both parts of the widget read it.
 */
const inlineLimits = (): Plugin => ({
  name: 'waymark-inline-limits',
  transform(code, id) {
    if (!/\/(core|dom|widget)\/.*\.ts$/.test(id) || !code.includes('limits.')) return undefined;
    const figures: Record<string, number> = limits;
    return code.replace(/\blimits\.(\w+)/g, (whole, name) => String(figures[name] ?? whole));
  },
});

/** Tells the loader what delivery is called, which the first build has named by its content. */
const nameDelivery = (): Plugin => {
  let outDir = '';
  return {
    name: 'waymark-name-delivery',
    configResolved({ root, build }) {
      outDir = path.resolve(root, build.outDir);
    },
    transform(code, id) {
      if (!id.endsWith('/widget/src/loader.ts')) return undefined;
      const index = path.join(outDir, 'index.js');
      this.addWatchFile(index);
      const [file] = /c\/delivery-[\w-]+\.js/.exec(readFileSync(index, 'utf8')) ?? [];
      if (!file) throw new Error(`${index} loads no delivery: build --mode esm first.`);
      return code.replaceAll('__DELIVERY__', JSON.stringify(`./${file}`));
    },
  };
};

const { version } = JSON.parse(
  readFileSync(`${import.meta.dirname}/../package.json`, 'utf8'),
  // Safe: as above.
) as { version: string };

const entries = {
  esm: { entry: 'src/index.ts', formats: ['es' as const], fileName: () => 'index.js' },
  loader: {
    entry: 'src/loader.ts',
    formats: ['iife' as const],
    name: 'WaymarkLoader',
    fileName: () => 'waymark.js',
  },
};

/** Preact and what guides and surveys share: once, whichever of them comes first. */
const ui = {
  name: 'ui',
  test: /widget\/src\/ui\/|node_modules\/preact\/|content\/variables\.ts|dom\/shadow\.ts/,
};

type Chunks = Readonly<Record<string, { type: string; imports?: readonly string[] }>>;

/** What has to be there before the file runs, and what that needs in turn. */
function neededBy(file: string, bundle: Chunks, found = new Set<string>()): Set<string> {
  for (const next of bundle[file]?.imports ?? []) {
    if (found.has(next)) continue;
    found.add(next);
    neededBy(next, bundle, found);
  }
  return found;
}

/**
 * Asks for a part and for what it imports at once. By itself a browser learns what a file needs when it has the
 * file, which costs another way to the server and back each time. By `import()`, because a strict policy that
 * lets our scripts load scripts says nothing of links.
 */
const importAtOnce = (): Plugin => ({
  name: 'waymark-import-at-once',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      // The one beside the folder loads delivery, which needs nothing but itself.
      if (chunk.type !== 'chunk' || !chunk.fileName.startsWith('c/')) continue;
      const isThere = neededBy(chunk.fileName, bundle).add(chunk.fileName);
      chunk.code = chunk.code.replace(/import\([`"']\.\/([^`"']+)[`"']\)/g, (one, name) => {
        const file = `c/${name}`;
        const missing = [...neededBy(file, bundle)].filter((other) => !isThere.has(other));
        if (missing.length === 0) return one;
        const others = missing.map((other) => `import(\`./${path.basename(other)}\`)`);
        return `Promise.all([${[one, ...others].join(',')}]).then(e=>e[0])`;
      });
    }
  },
});

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [
    inlineLimits(),
    ...(mode === 'esm' ? [importAtOnce(), packageJson()] : [nameDelivery()]),
  ],
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: '../dist/widget',
    emptyOutDir: mode === 'esm',
    target: 'es2022',
    modulePreload: false,
    minify: 'oxc',
    lib: mode === 'loader' ? entries.loader : entries.esm,
    rolldownOptions: {
      // What both parts need stays in index.js, whence delivery takes it: a third file would delay both.
      preserveEntrySignatures: 'allow-extension',
      // Without `minify` here, ES library output keeps its names and white space.
      output: {
        chunkFileNames: 'c/[name]-[hash].js',
        minify: true,
        ...(mode === 'esm' && {
          codeSplitting: { includeDependenciesRecursively: false, groups: [ui] },
        }),
      },
    },
  },
}));
