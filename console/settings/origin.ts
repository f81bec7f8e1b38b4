/** Allowed origins as people type them. The same rule as the database's, so that the field says it first. */

export type OriginCheck = { ok: true; origin: string } | { ok: false; problem: string };

/** Scheme, host, port, and nothing after: browsers send no more than that. */
const shape =
  /^https?:\/\/(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(:\d{1,5})?$/;

/** Forgives what means the same (a missing scheme, a path, capitals) and says what it cannot guess. */
export function checkOrigin(typed: string): OriginCheck {
  const text = typed.trim().toLowerCase();
  if (text === '*') return { ok: true, origin: '*' };
  if (!text)
    return {
      ok: false,
      problem: 'Give the address of your product, like https://app.example.com.',
    };
  const local = /^(localhost|127\.0\.0\.1)(:|\/|$)/.test(text);
  const full = /^[a-z][a-z0-9+.-]*:\/\//.test(text)
    ? text
    : `${local ? 'http' : 'https'}://${text}`;
  const origin = full.replace(/^([a-z]+:\/\/[^/?#]*).*$/, '$1');
  if (!/^https?:/.test(origin)) {
    return { ok: false, problem: 'Only https:// and http:// pages can send events.' };
  }
  if (/\*/.test(origin.replace('://*.', '://'))) {
    return {
      ok: false,
      problem: 'A star stands for whole subdomains only: https://*.example.com.',
    };
  }
  if (!shape.test(origin)) {
    return { ok: false, problem: 'This is no address: it must be like https://app.example.com.' };
  }
  return { ok: true, origin };
}
