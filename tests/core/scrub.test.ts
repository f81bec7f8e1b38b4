/** The one scrub function: what goes, what stays, and that no rule stops at the first find. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretName, scrubJson, scrubText, scrubUrl } from '../../core/scrub/scrub.ts';

describe('texts', () => {
  it.each([
    [
      'Write to ada@example.org, or bob.o’neil+x@mail.example.co.uk!',
      'Write to [email], or bob.o’[email]!',
    ],
    ['ada@example.org bob@example.org', '[email] [email]'],
    ['Call +49 30 1234567 or (030) 123-4567 now', 'Call [phone] or [phone] now'],
    ['4111 1111 1111 1111 and 5500-0000-0000-0004', '[card] and [card]'],
    ['DE89 3704 0044 0532 0130 00 please', '[iban] please'],
    ['sk_live_abcdef1234567890 leaked', '[token] leaked'],
    ['Authorization: Bearer abc.def-12345678', 'Authorization: Bearer [token]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc', '[token]'],
    ['a1b2c3d4e5f6a7b8c9d0e1f2', '[token]'],
    ['user 4915112345670', 'user [phone]'],
  ])('takes out: %s', (text, clean) => {
    expect(scrubText(text)).toBe(clean);
  });

  it.each([
    'We have 1200000 rows since 2026-11-23 and pay 1 200 000.00 a year.',
    'Version 10.15.7, ticket 48213, 23.11.2026, 2019-2024, 10:30–11:45.',
    'The order 0b9e6d1c-1f2a-4b3c-8d4e-5f6a7b8c9d0e failed',
    'export-as-comma-separated-values-with-headers',
    'It took 3 clicks @ least; see #42.',
  ])('leaves as it is: %s', (text) => {
    expect(scrubText(text)).toBe(text);
  });

  it('never leaves an e-mail address in any surroundings', () => {
    const address = fc.emailAddress({ size: 'small' }).filter((one) => /^[\w.+%'-]+@/.test(one));
    fc.assert(
      fc.property(fc.string(), fc.array(address, { minLength: 1, maxLength: 4 }), (around, all) => {
        const clean = scrubText(`${around} ${all.join(', ')} ${around}`);
        for (const one of all) expect(clean).not.toContain(one);
      }),
    );
  });

  it('is at rest after one pass', () => {
    fc.assert(fc.property(fc.string(), (text) => scrubText(scrubText(text)) === scrubText(text)));
  });

  it('takes no longer for a text that is all beginnings', () => {
    expect(scrubText('a'.repeat(200_000)).length).toBe(200_000);
    expect(scrubText('1 '.repeat(50_000))).not.toBe('');
  });
});

describe('addresses', () => {
  it.each([
    ['https://x.test/a?token=abc&page=2', 'https://x.test/a?token=hidden&page=2'],
    [
      'https://x.test/a?accessToken=abc&API_KEY=d&userEmail=e',
      'https://x.test/a?accessToken=hidden&API_KEY=hidden&userEmail=hidden',
    ],
    [
      'https://x.test/a?code=1&code=2&email=a%40b.de',
      'https://x.test/a?code=hidden&code=hidden&email=hidden',
    ],
    ['https://x.test/cb#access_token=abc&x=1', 'https://x.test/cb#access_token=hidden&x=1'],
    ['https://x.test/#/reset?key=abc', 'https://x.test/#/reset?key=hidden'],
    ['https://me:pw@x.test/a', 'https://x.test/a'],
    ['https://x.test/u/ada%40example.org/edit', 'https://x.test/u/%5Bemail%5D/edit'],
    ['https://x.test/a?q=ada%40example.org', 'https://x.test/a?q=%5Bemail%5D'],
    ['https://x.test/a?next=%2Fb%3Ftoken%3Dabc', 'https://x.test/a?next=%2Fb%3Ftoken%3Dhidden'],
    ['/a?user[password]=x&user[name]=y', '/a?user[password]=hidden&user[name]=y'],
    ['data:image/png;base64,AAAA', 'data:'],
    ['https://x.test/m/a1b2c3d4e5f6a7b8c9d0e1f2', 'https://x.test/m/%5Btoken%5D'],
  ])('%s', (url, clean) => {
    expect(scrubUrl(url)).toBe(clean);
  });

  it.each([
    'https://x.test/projects/0b9e6d1c-1f2a-4b3c-8d4e-5f6a7b8c9d0e?tab=keys&monkey=1&sort=-name#top',
    'https://x.test/a?keyword=b+c&postcode=10115&flag',
    '/relative/path?x=1%',
    '',
  ])('leaves as it is: %s', (url) => {
    expect(scrubUrl(url)).toBe(url);
  });
});

describe('names', () => {
  it.each([
    'apiKey',
    'api_key',
    'API-KEY',
    'user[email]',
    'sessionid',
    'OTP',
    'xsrfToken',
    'e-mail',
  ])('%s is secret', (name) => expect(isSecretName(name)).toBe(true));
  it.each(['keyword', 'monkey', 'barcode', 'plan', 'tab', 'compass'])('%s is not', (name) =>
    expect(isSecretName(name)).toBe(false),
  );
});

describe('what a page says about itself', () => {
  it('is bounded and clean at every depth', () => {
    const said = scrubJson({
      plan: 'team',
      apiKey: 'abc',
      flags: ['a', { owner: 'ada@example.org' }],
      card: 4111111111111111,
      number: 4111111111111111,
      deep: { a: { b: { c: { d: 1 } } } },
      long: 'x'.repeat(2_000),
    });
    expect(said).toMatchObject({
      plan: 'team',
      apiKey: '[hidden]',
      flags: ['a', { owner: '[email]' }],
      card: '[hidden]',
      number: '[card]',
      deep: { a: { b: { c: null } } },
    });
    expect(Object(said).long).toHaveLength(500);
  });
  it('never throws, and is JSON, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        JSON.stringify(scrubJson(value));
      }),
    );
  });
});
