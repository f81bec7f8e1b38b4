/**
 * Where an event happened, as one short text that is the same for every record of a kind: ids become `:id`,
 * hash routes stay, queries and other fragments go. The widget sends it, page rules are matched against it.
 * Pure text, no URL object: it runs on every event, in pages that may have replaced globals.
 */
import { limits } from '../limits.ts';

/** A `Location` or `URL` is one. */
export type Place = { readonly pathname: string; readonly hash: string };

const uuid = /^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;
const ulid = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/i;
const number = /^\d+$/;
/** Eight or more: shorter ones are words (`cafe`, `added`), and a digit tells `fabaceae` from an id. */
const hex = /^(?=.*\d)[0-9a-f]{8,}$/i;
/** A record's number inside its slug: `quarterly-report-48213`. Years stay. */
const numberedSlug = /(^|[-_.~])\d{5,}($|[-_.~])/;
const turns = /\d(?=[a-z])|[a-z](?=\d)/gi;
/** Nobody names a page at this length; signed tokens are longer still. */
const longest = 64;

/**
 * Random tokens go back and forth between letters and digits; names at most end in a number (`step-2`,
 * `dashboard3`, `b2b-plans`). Without a separator two turns are enough (`NffrFeUfNV2Hib`).
 */
function isToken(segment: string): boolean {
  if (segment.length < 12) return false;
  const found = segment.match(turns)?.length ?? 0;
  return found >= 3 || (found === 2 && /[a-z0-9]{13}/i.test(segment));
}

/** Whether a segment names one record rather than a kind of page. An e-mail address names a person. */
function isId(segment: string): boolean {
  return (
    segment.length > longest ||
    number.test(segment) ||
    hex.test(segment) ||
    uuid.test(segment) ||
    ulid.test(segment) ||
    numberedSlug.test(segment) ||
    /@|%40/.test(segment) ||
    isToken(segment)
  );
}

/** Folds empty segments, path parameters (`;jsessionid=…`) and ids; leads with `/` unless nothing is left. */
function fold(path: string, room: number): string {
  let folded = '';
  for (const segment of path.split('/')) {
    const [name = ''] = segment.split(';', 1);
    const next = name && `/${isId(name) ? ':id' : name}`;
    // Whole segments go: half a name would be another page.
    if (folded.length + next.length > room) break;
    folded += next;
  }
  return folded;
}

/** `#/projects/7?tab=2` and `#!/projects/7` are routes; `#top` is a place on the page. */
function routeOf(hash: string): string {
  const [, route = ''] = /^#!?(\/[^?#]*)/.exec(hash) ?? [];
  return route;
}

/** The normalised path: `/projects/:id`, or `/app#/projects/:id` under a hash router. */
export function normalisePath(place: Place): string {
  const [pathname = ''] = place.pathname.split(/[?#]/, 1);
  const path = fold(pathname, limits.pathChars) || '/';
  const route = fold(routeOf(place.hash), limits.pathChars - path.length - 1);
  return route ? `${path}#${route}` : path;
}
