/** What the documents tell people to type exists, and nothing in the repo points at one machine. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, read, root } from './sources.ts';

const files = listFiles();
const documents = files.filter((file) => file.endsWith('.md'));
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

/** `npm start`, `npm test`, `npm run x` in code of a document, by script name. */
function commandsIn(text: string): string[] {
  const code = [...text.matchAll(/```[\s\S]*?```|`[^`]+`/g)].map(([block]) => block).join('\n');
  const asked = [...code.matchAll(/\bnpm (?:run )?([a-z]+(?::[a-z0-9]+)?)/g)];
  return asked.map((match) => match[1] ?? '').filter((name) => !/^(install|ci|i|run)$/.test(name));
}

describe('documents', () => {
  it('the README fits on one screen and names the two commands', () => {
    const readme = read('README.md');
    expect(readme.split('\n').length).toBeLessThanOrEqual(110);
    expect(commandsIn(readme)).toEqual(expect.arrayContaining(['start', 'test']));
  });

  it.each(documents)('%s names only commands that exist', (file) => {
    expect(commandsIn(read(file)).filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(documents)('%s links only to files that exist', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const missing = links.filter((link) => !existsSync(path.join(root, path.dirname(file), link)));
    expect(missing).toEqual([]);
  });

  it('CI runs npm test and nothing else', () => {
    const lines = read('.ci/run')
      .split('\n')
      .filter((line) => line.trim() && !line.startsWith('#'));
    expect(lines.filter((line) => !/^(set |cd |exec npm test|npm test)/.test(line))).toEqual([]);
  });

  it('no file names a path of one machine', () => {
    const text = files.filter((file) => /\.(ts|tsx|mjs|md|sql|json|toml|css|html)$/.test(file));
    // Split, so that this file does not find itself.
    const home = new RegExp(
      ['/ro', 'ot/|/ho', 'me/[a-z]+/|/wo', 'rk/(main|shared|notes)'].join(''),
    );
    expect(text.filter((file) => file !== 'package-lock.json' && home.test(read(file)))).toEqual(
      [],
    );
  });
});
