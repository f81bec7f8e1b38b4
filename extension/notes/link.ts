/** Links that open a page with a note in view. Without the extension they open the page and nothing else. Pure. */

const named = /waymark-note=([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i;

/** In the fragment, which no server sees. A page that routes by its fragment keeps its route. */
export function noteLink(url: string, note: string): string {
  const own = `waymark-note=${note}`;
  const clean = withoutNote(url);
  const at = clean.indexOf('#');
  if (at < 0) return `${clean}#${own}`;
  return `${clean}${clean.indexOf('?', at) < 0 ? '?' : '&'}${own}`;
}

export function findNote(url: string): string | undefined {
  const at = url.indexOf('#');
  return at < 0 ? undefined : named.exec(url.slice(at))?.[1]?.toLowerCase();
}

/** The page's own address: a note that is written there must not link to another one. */
export function withoutNote(url: string): string {
  const at = url.indexOf('#');
  if (at < 0) return url;
  const rest = url
    .slice(at)
    .replace(named, '')
    .replace(/([?&])&+/g, '$1')
    .replace(/[?&]$/, '');
  return url.slice(0, at) + (rest === '#' ? '' : rest);
}
