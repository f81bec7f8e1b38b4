/**
 * Whether an address is meant (core/model/audience.ts). Hosts ignore case, paths do not; an invalid rule, or
 * one of a kind that this build does not know, matches nothing.
 */
import type { UrlRule, Where } from '../model/audience.ts';
import { pageMatches } from './page-rule.ts';

/** `address` as the browser has it, or the path alone; `path` normalised (path.ts). */
export type Place = { readonly address: string; readonly path: string };

const parts = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i;

const withoutSlash = (text: string) => text.replace(/(.)\/+$/, '$1');
const lowerHost = (text: string) =>
  text.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, (host) => host.toLowerCase());

/** Parameters of the address by name; of several, the last. */
export function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(parts.exec(address)?.[3] ?? ''));
}

function isExactly(value: string, { address, path }: Place): boolean {
  const [, host = '', pathname = ''] = parts.exec(lowerHost(address)) ?? [];
  const wanted = withoutSlash(lowerHost(value));
  return [host + pathname, pathname, path].some((text) => withoutSlash(text) === wanted);
}

function contains(value: string, address: string): boolean {
  const [host = ''] = /^[^/]*\/\/[^/?#]*/.exec(address) ?? [];
  return address.includes(lowerHost(value)) || host.toLowerCase().includes(value.toLowerCase());
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
  if (rule.kind === 'query') return hasParameter(rule.name, rule.value, place.address);
  if (!rule.value) return false;
  switch (rule.kind) {
    case 'exact':
      return isExactly(rule.value, place);
    case 'contains':
      return contains(rule.value, lowerHost(place.address));
    case 'path':
      return pageMatches({ kind: 'pattern', path: rule.value }, place.path);
    case 'regex':
      return matchesRegex(rule.value, lowerHost(place.address));
    default:
      return false;
  }
}

/** Any of `include`, where there are some, and none of `exclude`. */
export function isWhere({ include, exclude }: Where, place: Place): boolean {
  const matches = (rule: UrlRule) => urlMatches(rule, place);
  return (include.length === 0 || include.some(matches)) && !exclude.some(matches);
}
