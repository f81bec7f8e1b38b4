/** Routes live in the hash, so that the console runs on any static host and inside an extension. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { parse } from 'regexparam';

/** Every address of the console; the first that matches wins. */
const patterns = {
  features: '/features',
  repair: '/features/:feature/repair/:tag',
  feature: '/features/:feature',
  alerts: '/alerts',
  engage: '/engage',
  engageNew: '/engage/new/:template?',
  engageItem: '/engage/:item',
  engageEdit: '/engage/:item/edit',
  segments: '/segments',
  segmentNew: '/segments/new/:kind?',
  segmentEdit: '/segments/:segment/edit',
  segment: '/segments/:segment',
  voice: '/voice',
  requests: '/voice/requests',
  request: '/voice/requests/:request',
  roadmap: '/voice/roadmap',
  accounts: '/voice/accounts',
  account: '/voice/accounts/:account',
  calls: '/voice/calls',
  call: '/voice/calls/:call',
  became: '/voice/became',
  exchange: '/voice/import',
  live: '/live',
  settings: '/settings/:section?/:id?',
  install: '/install/:app',
  invite: '/invite/:token',
  shared: '/shared/:token',
  start: '/start',
} as const;

export type PageName = keyof typeof patterns;
export type Route = {
  readonly page: PageName | 'unknown';
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
};

export type Router = {
  readonly route: ReadonlySignal<Route>;
  go(path: string): void;
  /** Changes the query in place, without a step in the history. */
  setQuery(changes: Record<string, string | null>): void;
};

/** At load, once; a route is matched at each change of the hash. */
const compiled = Object.entries(patterns).map(([page, pattern]) => ({
  // safe: the keys of `patterns`
  page: page as PageName,
  ...parse(pattern),
}));

/** Pure, so that a table of addresses can be tested without a window. */
export function parseHash(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const query = new URLSearchParams(search);
  const wanted = path === '' || path === '/' ? '/features' : path;
  for (const { page, pattern, keys } of compiled) {
    const match = pattern.exec(wanted);
    if (!match) continue;
    const values = keys.map((name, i) => [name, decode(match[i + 1])] as const);
    return { page, query, params: Object.fromEntries(values.filter(([, value]) => value)) };
  }
  return { page: 'unknown', params: {}, query };
}

/** A broken escape in a pasted link is text, not an exception. */
function decode(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    return part ?? '';
  }
}

/** The hash is the state; the signal only tells those who draw. */
export function createRouter(window: Window, abort: AbortSignal): Router {
  const hash = signal(window.location.hash);
  window.addEventListener('hashchange', () => (hash.value = window.location.hash), {
    signal: abort,
  });
  const route = computed(() => parseHash(hash.value));
  return {
    route,
    go(path) {
      window.location.hash = path;
      hash.value = `#${path}`;
    },
    setQuery(changes) {
      const query = new URLSearchParams(route.peek().query);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') query.delete(name);
        else query.set(name, value);
      }
      const [path] = hash.peek().split('?');
      const next = query.size ? `${path || '#/features'}?${query}` : path || '#/features';
      window.history.replaceState(window.history.state, '', next);
      hash.value = next;
    },
  };
}
