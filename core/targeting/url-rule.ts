/**
 * Whether an address is meant (core/model/audience.ts). Hosts ignore case, paths do not; an invalid rule, or
 * one of a kind that this build does not know, matches nothing.
 */
import type { UrlRule, Where } from '../model/audience.ts';
import { matchesPattern } from './page-rule.ts';

/** `address` as the browser has it, its host in small letters, or the path alone; `path` normalised (path.ts). */
export type Place = { readonly address: string; readonly path: string };

const origin = /^\w[\w+.-]*:\/\/[^/?#]*/;

const withoutSlash = (text: string) => text.replace(/(.)\/+$/, '$1');
const lowerHost = (text: string) => text.replace(origin, (host) => host.toLowerCase());

/** Parameters of the address by name; of several, the last. */
export function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(/^[^?#]*(\?[^#]*)/.exec(address)?.[1]));
}

function isExactly(value: string, { address, path }: Place): boolean {
  const [page = ''] = address.split(/[?#]/, 1);
  const wanted = withoutSlash(lowerHost(value));
  return [page, page.replace(origin, ''), path].some((text) => withoutSlash(text) === wanted);
}

function contains(value: string, address: string): boolean {
  const [host = ''] = origin.exec(address) ?? [];
  return address.includes(lowerHost(value)) || host.includes(value.toLowerCase());
}

function matchesRegex(value: string, address: string): boolean {
  try {
    return new RegExp(value).test(address);
  } catch {
    return false; // no pattern at all: matches nothing, as told above
  }
}

function hasParameter(name: string, value: string | null, address: string): boolean {
  const query = queryOf(address);
  return Object.hasOwn(query, name) && (value === null || query[name] === value);
}

export function urlMatches(rule: UrlRule, place: Place): boolean {
  const { kind, value } = rule;
  const { address } = place;
  if (kind === 'query') return hasParameter(rule.name, value, address);
  if (!value) return false;
  if (kind === 'exact') return isExactly(value, place);
  if (kind === 'contains') return contains(value, address);
  if (kind === 'path') return matchesPattern(value, place.path);
  return kind === 'regex' && matchesRegex(value, address);
}

/** Any of `include`, where there are some, and none of `exclude`. */
export function isWhere({ include, exclude }: Where, place: Place): boolean {
  const matches = (rule: UrlRule) => urlMatches(rule, place);
  return (include.length === 0 || include.some(matches)) && !exclude.some(matches);
}
