import { describe, expect, test } from 'vitest';
import { coversOrigin, findOtherApp } from '../../extension/panel/origins.ts';
import type { App, Workspace } from '../../extension/settings.ts';

describe('an origin', () => {
  test.each([
    ['https://app.example.com', 'https://app.example.com', true],
    ['https://app.example.com', 'https://app.example.com:8443', false],
    ['https://*.example.com', 'https://a.example.com', true],
    ['https://*.example.com', 'https://.example.com', false],
    ['https://*.example.com', 'https://example.com', false],
    ['https://*.example.com', 'http://a.example.com', false],
    ['*', 'https://anything.example', false],
  ])('%s covers %s: %s', (pattern, origin, covers) => {
    expect(coversOrigin(pattern, origin)).toBe(covers);
  });
});

describe('the product of a page', () => {
  const app = (id: number, ...origins: string[]) => ({ id, origins }) as App; // safe: all that is read
  const shop = app(1, 'https://shop.example');
  const desk = app(2, 'https://desk.example');
  const all = [{ apps: [shop, desk] }] as unknown as Workspace[]; // safe: as above

  test('is another one when its origin says so', () => {
    expect(findOtherApp(all, shop, 'https://desk.example')).toBe(desk);
  });

  test('is the chosen one, or nobody knows: then nothing is said', () => {
    expect(findOtherApp(all, shop, 'https://shop.example')).toBeUndefined();
    expect(findOtherApp(all, shop, 'https://elsewhere.example')).toBeUndefined();
    expect(findOtherApp(all, app(3, '*'), 'https://desk.example')).toBeUndefined();
  });
});
