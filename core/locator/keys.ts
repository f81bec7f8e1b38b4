/**
 * Blocking keys: two descriptors that share none are not worth comparing. The database indexes them (GIN),
 * so that a tag's candidates are a handful of recorded elements and not all of them. A redesign seldom
 * changes all at once, so every strong signal gives a key, and so do kind and place together.
 */
import { isWrapper } from './canonical.ts';
import type { Descriptor } from './descriptor.ts';
import { lower, normal, numberless } from './text.ts';

/** Nearest three ancestors that are no wrappers. */
function pathKey(d: Descriptor): string {
  const tags = (d.path ?? []).filter((step) => !isWrapper(step)).map((step) => step.tag);
  return [d.tag, d.attrs?.type ?? '', ...tags.slice(0, 3)].join('/');
}

/** The same as app.element_keys; the order is part of the contract. */
export function elementKeys(d: Descriptor): string[] {
  const attrs = d.attrs ?? {};
  const label = d.name ?? d.text;
  const identifier = (value: string | undefined) => value && lower(numberless(value));
  const keys: [string, string | undefined][] = [
    ['m', attrs.mark],
    ['t', identifier(attrs.testid)],
    ['i', identifier(attrs.id)],
    ['f', identifier(attrs.name)],
    // `#` and `/` lead everywhere.
    ['h', attrs.href && attrs.href.length > 1 ? attrs.href : undefined],
    ['l', label && normal(label)],
    ['k', attrs.icon],
    ['g', d.heading && normal(`${d.role ?? d.tag} ${d.heading}`)],
    ['p', pathKey(d)],
  ];
  return keys.flatMap(([kind, value]) => (value ? [`${kind}:${value}`] : []));
}
