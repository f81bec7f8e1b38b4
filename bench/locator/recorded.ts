/**
 * A crawl's record as a descriptor: what `describe` would have kept of that element. What the record does
 * not hold (headings, siblings, roles of ancestors) stays empty on both sides.
 */

import type { AncestorStep, Descriptor } from '../../core/locator/descriptor.ts';
import { hash16 } from '../../core/locator/hash.ts';
import { isGenerated, isHandWritten } from '../../core/locator/stable.ts';
import { words } from '../../core/locator/text.ts';
import { normalisePath } from '../../core/targeting/path.ts';
import { withoutEmpty } from '../../dom/compact.ts';
import { clean } from '../../dom/mask.ts';
import type { Recorded } from './cases.ts';

type Step = { readonly tag: string; readonly nth: number };

function stepsOf(xpath: string): Step[] {
  return [...xpath.matchAll(/\/([\w:.-]+)\[(\d+)\]/g)]
    .map(([, tag = '', nth = '1']) => ({ tag, nth: Number(nth) }))
    .reverse();
}

const landmarks: Record<string, string> = {
  nav: 'navigation',
  header: 'banner',
  footer: 'contentinfo',
  main: 'main',
  aside: 'complementary',
};

function pathOf(steps: readonly Step[]): AncestorStep[] {
  return steps
    .slice(1)
    .filter(({ tag }) => !/^(div|span|html|body)$/.test(tag))
    .slice(0, 6)
    .map(({ tag }) => ({ tag }));
}

function roleOf({ tag, type, href, isButton }: Recorded): string | undefined {
  if (tag === 'a') return href ? 'link' : undefined;
  if (tag === 'button') return 'button';
  if (tag === 'select') return 'combobox';
  if (tag === 'textarea') return 'textbox';
  if (tag !== 'input') return /^h[1-6]$/.test(tag) ? 'heading' : undefined;
  if (isButton || /^(submit|button|image|reset)$/.test(type ?? '')) return 'button';
  return /^(checkbox|radio)$/.test(type ?? '') ? type : 'textbox';
}

/** Archives rewrite addresses: `https://web.archive.org/web/2020…/https://site/path` is `site/path`. */
function targetOf(href: string | undefined, base: string): string | undefined {
  if (!href || !URL.canParse(href, base)) return undefined;
  const plain = new URL(href, base).href.replace(/^https?:\/\/web\.archive\.org\/web\/[^/]+\//, '');
  if (!URL.canParse(plain)) return undefined;
  const url = new URL(plain);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  const site = (host: string) => host.replace(/^www\./, '');
  const home = base.replace(/^https?:\/\/web\.archive\.org\/web\/[^/]+\//, '');
  const isOwn = URL.canParse(home) && site(new URL(home).host) === site(url.host);
  return clean((isOwn ? '' : url.host) + normalisePath(url));
}

const stable = (value: string | undefined) =>
  value && !isGenerated(value) ? clean(value) : undefined;

export function descriptorOf(record: Recorded, base: string): Descriptor {
  const steps = stepsOf(record.xpath);
  const isField = /^(input|select|textarea)$/.test(record.tag);
  const role = roleOf(record);
  const label = clean(record.ariaLabel || record.text);
  const place = { nth: steps[0]?.nth ?? 1, of: steps[0]?.nth ?? 1 };
  const attrs = withoutEmpty({
    id: stable(record.id),
    name: stable(record.name),
    href: targetOf(record.href, base),
    type: isField ? clean(record.type) : undefined,
    placeholder: role === 'textbox' ? clean(record.text) : undefined,
    alt: clean(record.alt),
  });
  const classes = (record.cls ?? '').split(/\s+/).filter((name) => name && isHandWritten(name));
  const landmark = steps.map(({ tag }) => landmarks[tag]).find((name) => name);
  const near = [...new Set(words(record.neighborText ?? ''))].slice(0, 16).map(hash16);
  return {
    v: 1,
    tag: record.tag,
    ...place,
    ...withoutEmpty({
      role,
      name: label,
      attrs: Object.keys(attrs).length ? attrs : undefined,
      classes: classes.sort().slice(0, 8),
      path: pathOf(steps),
      trail: steps
        .filter(({ nth }) => nth > 1)
        .map(({ nth }) => nth)
        .slice(0, 4),
      near,
      landmark,
    }),
  } as Descriptor; // safe: withoutEmpty leaves no key undefined
}
