/** The stable attributes of an element, by their short keys (core/locator/descriptor.ts). */
import { isGenerated } from '../core/locator/stable.ts';
import { normalisePath } from '../core/targeting/path.ts';
import { withoutEmpty } from './compact.ts';
import { stableId } from './marks.ts';
import { clean } from './mask.ts';
import { typeOf } from './role.ts';

/** In the order in which teams adopt them; the first that is there counts. */
export const testIds = [
  'data-testid',
  'data-test-id',
  'data-test',
  'data-cy',
  'data-qa',
  'data-e2e',
];

/** Icon fonts and sets: the class is the icon's name. */
const iconClass =
  /^(?:fa|bi|glyphicon|icon|lucide|tabler-icon|ti|mdi|feather|ri|la|ion|octicon|pi)-(?!fw$|lg$|[xs]m?$|\dx$|spin|pulse|stack|inverse|rotate|flip|border|solid$|regular$|brands$)(.+)$/;

/**
 * Icons that show a state and change with it (unfolded, playing, seen) name two elements where there is one:
 * they are left out, and the element is known by its place like one that has no icon.
 */
const stateIcon =
  /^(plus|minus|expand|compress|(max|min)imize|eye|play|pause|(un)?lock|sun|moon|volume)\b|-(up|down)$/;

/** Where a link or form leads: a pattern of the path, the host in front where it is another one. */
export function hrefPattern(href: string | null, document: Document): string | undefined {
  if (!href) return undefined;
  const base = document.baseURI;
  if (!URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  // A place on this page: `#profile` names a tab, `#` alone is a button in disguise.
  if (/^#[^/!]/.test(href)) return isGenerated(href.slice(1)) ? undefined : clean(href);
  if (!/^https?:$/.test(url.protocol))
    return /^(mailto|tel):$/.test(url.protocol) ? url.protocol : undefined;
  if (href.startsWith('#') && href.length < 3) return undefined;
  const host = URL.canParse(base) && new URL(base).host === url.host ? '' : url.host;
  return clean(host + normalisePath(url));
}

function iconOf(element: Element): string | undefined {
  const holder =
    element.querySelector('use,[data-icon],i[class],svg[class],span[class*=icon]') ?? element;
  const drawn =
    holder.getAttribute('data-icon') ?? holder.getAttribute('href')?.match(/#(.+)/)?.[1];
  const named = [...holder.classList].map((name) => iconClass.exec(name)?.[1]).find((name) => name);
  const icon = (holder === element ? undefined : drawn) ?? named;
  return icon && !stateIcon.test(icon) && !isGenerated(icon)
    ? clean(icon.replace(/^(icon|i)-/, ''))
    : undefined;
}

export function attributesOf(element: Element): Partial<Record<string, string>> {
  const attribute = (name: string) => element.getAttribute(name);
  const stable = (value: string | null) =>
    value && !isGenerated(value) ? clean(value) : undefined;
  const leadsTo = (name: string) => hrefPattern(attribute(name), element.ownerDocument);
  const tag = element.localName;
  return withoutEmpty({
    mark: clean(attribute('data-waymark')),
    testid: clean(testIds.map(attribute).find((value) => value)),
    id: stableId(element),
    name: stable(attribute('name')),
    href: leadsTo('href'),
    type: /^(input|button)$/.test(tag) ? clean(typeOf(element)) : undefined,
    placeholder: clean(attribute('placeholder')),
    alt: clean(attribute('alt')),
    title: clean(attribute('title')),
    for: tag === 'label' ? stable(attribute('for')) : undefined,
    action: tag === 'form' ? leadsTo('action') : undefined,
    icon: iconOf(element),
  });
}
