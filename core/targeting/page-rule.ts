/**
 * Whether a page rule (core/model/page-rule.ts) covers a normalised path. The twin of SQL's
 * `app.page_matches`; both are held to tests/cases/page-rules.json.
 */
import { limits } from '../limits.ts';
import type { PageRule } from '../model/page-rule.ts';

/** `#` parts a hash route from its page, so it ends a segment as `/` does. */
const isBoundary = (char: string) => char === '/' || char === '#';

/**
 * Walks all possible positions at once, so that no pattern is slow: a regular expression with several `*`
 * may take exponential time in a browser, and this runs on other people's pages.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  // `*` within a segment, `**` across them, or one literal character.
  const steps = isPath(pattern) ? (pattern.match(/\*\*?|[^*]/gsu) ?? []) : [];
  let at = passStars(steps, new Set([0]));
  for (const char of path) {
    const next = new Set<number>();
    for (const position of at) {
      const step = steps[position];
      if (step === char && char !== '*') next.add(position + 1);
      if (step === '**' || (step === '*' && !isBoundary(char))) next.add(position);
    }
    at = passStars(steps, next);
  }
  return steps.length > 0 && at.has(steps.length);
}

/** A star may stand for nothing: wherever one begins, its end is reached too. */
function passStars(steps: readonly string[], positions: Set<number>): Set<number> {
  for (const position of positions) {
    if (steps[position]?.startsWith('*')) positions.add(position + 1); // a Set visits what is added
  }
  return positions;
}

/** People paste addresses with a slash at the end; normalised paths have none. */
function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
}

function isBelow(section: string, path: string): boolean {
  if (section === '/') return path.startsWith('/'); // not "(other)", which is no page
  return path === section || path.startsWith(`${section}/`) || path.startsWith(`${section}#`);
}

/** An invalid rule, as an old client may hold, matches nothing. */
export function pageMatches(rule: PageRule, path: string): boolean {
  if (rule.kind === 'everywhere') return true;
  if (!isPath(rule.path)) return false;
  switch (rule.kind) {
    case 'page':
      return withoutSlash(rule.path) === path;
    case 'section':
      return isBelow(withoutSlash(rule.path), path);
    case 'pattern':
      return matchesPattern(rule.path, path);
    default:
      return false;
  }
}

function isPath(path: unknown): path is string {
  return typeof path === 'string' && path.startsWith('/') && path.length <= limits.pathChars;
}
