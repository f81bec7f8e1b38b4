import { describe, expect, test } from 'vitest';
import { readDefaults } from '../../extension/defaults.ts';
import { createKeep } from '../../extension/panel/keep.ts';
import { settleChoice } from '../../extension/pull.ts';
import type { App, Workspace } from '../../extension/settings.ts';

const getUrl = (path: string) => `chrome-extension://id${path}`;
const read = (body: unknown) => readDefaults({ fetch: async () => Response.json(body), getUrl });

describe('the packaged address', () => {
  test('is read from waymark.json', async () => {
    const address = { url: 'http://127.0.0.1:54321', publishableKey: 'sb_publishable_x' };
    expect(await read(address)).toEqual(address);
  });

  test('is left out when it is missing or not as agreed', async () => {
    const rejects = async () => {
      throw new TypeError('Failed to fetch');
    };
    expect(await readDefaults({ fetch: rejects, getUrl })).toBeUndefined();
    expect(await read({ url: 'javascript:alert(1)', publishableKey: 'x' })).toBeUndefined();
    expect(await read({ url: 'http://127.0.0.1' })).toBeUndefined();
    expect(await read('hello')).toBeUndefined();
  });
});

describe('what the panel remembers', () => {
  test('is read back, and as absent when something else wrote it', () => {
    const held = new Map<string, string>();
    const keep = createKeep({
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, value) => void held.set(key, value),
    });
    expect(keep.find('theme')).toBeUndefined();
    keep.save('theme', 'dark');
    expect(keep.find('theme')).toBe('dark');
    held.set('waymark.theme', 'not json');
    expect(keep.find('theme')).toBeUndefined();
    held.set('waymark.theme', '"purple"');
    expect(keep.find('theme')).toBeUndefined();
  });
});

describe('the product to work on', () => {
  const app = (id: number, workspace: string) => ({ id, workspace }) as App; // safe: ids are all it reads
  const of = (id: string, ...apps: number[]) =>
    ({ id, apps: apps.map((one) => app(one, id)) }) as unknown as Workspace; // safe: as above

  test('stays as chosen while it is there', () => {
    const workspaces = [of('a', 1, 2), of('b', 3)];
    expect(settleChoice(workspaces, { workspace: 'a', app: 2 })).toEqual({
      workspace: 'a',
      app: 2,
    });
  });

  test('is asked for when it is gone and several are left', () => {
    expect(settleChoice([of('a', 1, 2)], { workspace: 'b', app: 3 })).toBeUndefined();
  });

  test('is the only one there is', () => {
    expect(settleChoice([of('a'), of('b', 3)], undefined)).toEqual({ workspace: 'b', app: 3 });
  });
});
