import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../core/limits.ts';
import { normalisePath } from '../../core/targeting/path.ts';

const at = (address: string) => normalisePath(new URL(address, 'https://app.example'));

describe('normalisePath', () => {
  it.each([
    ['/', '/'],
    ['/projects', '/projects'],
    ['/projects/', '/projects'],
    ['/projects//new/', '/projects/new'],
    ['/projects?tab=2', '/projects'],
    ['/projects#top', '/projects'],
    ['/Projects/New', '/Projects/New'],
    ['/files;jsessionid=a8f/list;v=2', '/files/list'],
    ['/index2.html', '/index2.html'],
  ])('%s is the page %s', (address, expected) => {
    expect(at(address)).toBe(expected);
  });

  it.each([
    ['a number', '7'],
    ['a uuid', '018f3b5e-7c2a-7b1d-9c55-0a1b2c3d4e5f'],
    ['a uuid in capitals', '018F3B5E-7C2A-7B1D-9C55-0A1B2C3D4E5F'],
    ['a uuid without hyphens', '018f3b5e7c2a7b1d9c550a1b2c3d4e5f'],
    ['a short hash', 'a1b2c3d4'],
    ['an ObjectId', '507f1f77bcf86cd799439011'],
    ['a ulid', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['a nanoid', 'V1StGXR8_Z5jdHi6B-myT'],
    ['a prefixed id', 'cus_NffrFeUfNV2Hib'],
    ['a slug with its number', 'quarterly-report-48213'],
    ['an address of a person', 'ann@example.com'],
    ['the same, encoded', 'ann%40example.com'],
    ['a signed token', 'x'.repeat(65)],
  ])('%s is an id', (_, segment) => {
    expect(at(`/things/${segment}/edit`)).toBe('/things/:id/edit');
  });

  it.each([
    'settings',
    'v2',
    'step-2-billing-details',
    'dashboard3',
    'dashboard3.html',
    'b2b-integrations',
    '2fa-settings-page',
    'defaced',
    'fabaceae',
    'annual-report-2024',
    'internationalization',
    ':id',
  ])('%s is a name', (segment) => {
    expect(at(`/${segment}`)).toBe(`/${segment}`);
  });

  it.each([
    ['/app#/projects/12?tab=3', '/app#/projects/:id'],
    ['/#!/inbox/', '/#/inbox'],
    ['/app/#/', '/app'],
    ['/app#access_token=abc', '/app'],
  ])('%s is the route %s', (address, expected) => {
    expect(at(address)).toBe(expected);
  });

  const segment = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('a', 'b1', '12', '', ';x', '#/', '?q', 'long'.repeat(20)),
  );
  const place = fc.record({
    pathname: fc.array(segment, { maxLength: 40 }).map((parts) => `/${parts.join('/')}`),
    hash: fc.array(segment, { maxLength: 20 }).map((parts) => `#/${parts.join('/')}`),
  });

  it('is bounded, absolute and does not end in a slash', () => {
    fc.assert(
      fc.property(place, (where) => {
        const path = normalisePath(where);
        expect(path.length).toBeLessThanOrEqual(limits.pathChars);
        expect(path).toMatch(/^\/$|^\/[\s\S]*[^/]$/);
      }),
    );
  });

  it('of a normalised path is that path', () => {
    fc.assert(
      fc.property(place, (where) => {
        const path = normalisePath(where);
        const [pathname = '', hash = ''] = path.split(/(?=#)/, 2);
        expect(normalisePath({ pathname, hash })).toBe(path);
      }),
    );
  });
});
