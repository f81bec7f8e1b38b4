/** What the page measures of a drawn surface, in a real browser: each figure on a fault, and on none. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import type { Figures } from '../../extension/tagger/measure.ts';
import { repoDir } from '../../local/paths.ts';

async function bundle(): Promise<string> {
  const entry = path.join(repoDir, 'extension/tagger/measure.ts');
  const lib = { entry, formats: ['iife' as const], name: 'measuring' };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the measuring did not build');
  return chunk.code;
}

const card = (inner: string, style = '') =>
  `<div class="wm"><section class="card" style="position:fixed;left:10px;top:10px;width:280px;background:#fff;color:#111;${style}">${inner}</section></div>`;
const button = (name: string, style = '') =>
  `<button style="position:absolute;width:80px;height:30px;color:#111;background:#eee;${style}">${name}</button>`;

type Row = [what: keyof Figures, fault: string, fine: string, says: unknown];

const nothing = { contrasts: [], targets: [], order: null, covered: 0, wide: 0, high: 0 };
const rows: Row[] = [
  [
    'contrasts',
    card('<p style="color:#999">Faint</p>'),
    card('<p style="color:#595959">Dark</p>'),
    [{ name: 'Faint', ratio: expect.closeTo(2.85, 2), needed: 4.5 }],
  ],
  [
    'contrasts',
    card('<p style="color:rgb(0 0 0/.3)">Thin</p>'),
    card('<p style="color:#949494;font-size:24px">Large</p>'),
    [{ name: 'Thin', ratio: expect.closeTo(2.1, 1), needed: 4.5 }],
  ],
  [
    'contrasts',
    card('<p style="background:color-mix(in srgb, #000 80%, #fff);color:#111">On dark</p>'),
    card('<p style="background:color-mix(in srgb, #000 80%, #fff);color:#eee">On dark</p>'),
    [expect.objectContaining({ name: 'On dark' })],
  ],
  [
    'targets',
    card('<button style="width:20px;height:24px;padding:0;color:#111;background:#eee">x</button>'),
    card('<p>Read <a href="/x" style="color:#111">this</a> first.</p>'),
    [{ name: 'x', width: 20, height: 24 }],
  ],
  [
    'order',
    card(button('Last', 'top:60px') + button('First', 'top:10px'), 'height:120px'),
    card(button('First', 'top:10px') + button('Last', 'top:60px'), 'height:120px'),
    { first: 'Last', next: 'First' },
  ],
  [
    'order',
    card(button('Right', 'left:120px') + button('Left', 'left:10px'), 'height:60px'),
    `<div dir="rtl">${card(button('Right', 'left:120px') + button('Left', 'left:10px'), 'height:60px')}</div>`,
    { first: 'Right', next: 'Left' },
  ],
  ['covered', card('<p>Here</p>', 'top:300px;height:60px'), card('<p>Here</p>'), 0.5],
  ['wide', card('<p>Wide</p>', 'width:340px'), card('<p>Fits</p>'), 30],
  [
    'high',
    card('<p style="height:700px">High</p>', 'max-height:500px;overflow:auto'),
    card('<p>Fits</p>'),
    expect.any(Number),
  ],
];

test('every figure tells a fault, and nothing where there is none', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await page.addScriptTag({ content: await bundle() });
  const measure = (html: string): Promise<Figures> =>
    page.evaluate((inner) => {
      document.body.innerHTML = `<i id="target" style="position:fixed;left:10px;top:330px;width:100px;height:60px"></i><div id="host"></div>`;
      const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
      if (!root) throw new Error('There is no host.');
      root.innerHTML = inner;
      const target = document.getElementById('target') ?? undefined;
      const view = { width: 320, height: 568 };
      // safe: what the script above has put there
      const { measuring } = window as unknown as { measuring: { measure(of: object): Figures } };
      return measuring.measure({ roots: [root], target, view, page: [255, 255, 255] });
    }, html);
  for (const [what, fault, fine, says] of rows) {
    const found = await measure(fault);
    expect(found[what], `${what}: ${fault}`).toEqual(says);
    const none = await measure(fine);
    expect(none, `${what}: ${fine}`).toEqual({ ...nothing, isDrawn: true });
  }
  expect((await measure('<div class="wm"></div>')).isDrawn).toBe(false);
});
