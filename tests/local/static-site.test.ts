import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpServer, serve } from '../../local/http.ts';
import { createStaticSite } from '../../local/static-site.ts';

describe('a static site', () => {
  let dir: string;
  let server: HttpServer;
  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'waymark-site-'));
    mkdirSync(path.join(dir, 'site/assets'), { recursive: true });
    writeFileSync(path.join(dir, 'secret.txt'), 'secret');
    writeFileSync(path.join(dir, 'site/index.html'), '<head><!-- here --></head>');
    writeFileSync(path.join(dir, 'site/assets/app.js'), 'export {};');
    const site = createStaticSite({
      dir: path.join(dir, 'site'),
      fallback: '/index.html',
      made: { '/waymark.json': () => '{"url":"x"}' },
      editHtml: (html) => html.replace('<!-- here -->', 'there'),
    });
    server = await serve(site);
  });
  afterAll(async () => {
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  test('gives files with their type', async () => {
    const answer = await fetch(`${server.url}/assets/app.js`);
    expect(await answer.text()).toBe('export {};');
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  test('answers the routes of a single-page app with its page, edited', async () => {
    for (const route of ['/', '/features/12']) {
      expect(await (await fetch(server.url + route)).text()).toBe('<head>there</head>');
    }
  });

  test('does not answer for a missing file with the page', async () => {
    expect((await fetch(`${server.url}/assets/gone.js`)).status).toBe(404);
  });

  test('gives what is made and not stored', async () => {
    expect(await (await fetch(`${server.url}/waymark.json`)).json()).toEqual({ url: 'x' });
  });

  test('never leaves its folder', async () => {
    const answer = await fetch(`${server.url}/..%2fsecret.txt`);
    expect([answer.status, await answer.text()]).toEqual([404, 'Nothing at /../secret.txt']);
  });

  test('says 400 to an address that is none, and goes on', async () => {
    expect((await fetch(`${server.url}/%E0%A4%A`)).status).toBe(400);
    expect((await fetch(server.url)).status).toBe(200);
  });
});
