/**
 * Makes an element's descriptor (core/locator/descriptor.ts): bounded, masked, deterministic, and cheap:
 * it runs on every click, so nothing here asks for layout or style, and every walk ends early.
 */

import { limits } from '../core/limits.ts';
import type { Descriptor } from '../core/locator/descriptor.ts';
import { nameOf, type Reading, textOf } from './accessible-name.ts';
import { attributesOf } from './attributes.ts';
import { withoutEmpty } from './compact.ts';
import { handWrittenClasses } from './marks.ts';
import { clean } from './mask.ts';
import type { Memo } from './memo.ts';
import { placeOf } from './nearby.ts';
import { roleOf } from './role.ts';
import { surroundingsOf } from './surroundings.ts';
import { interactive } from './target.ts';
import { closestOf } from './tree.ts';

export type DescribeOptions = {
  /** Selectors of the app's settings whose text is never read, beside data-waymark-mask. */
  readonly mask?: readonly string[];
  /** For describing many elements of one page at once. */
  readonly memo?: Memo;
};

/** What a person types or what recites half a page has no text of its own. */
const textless =
  /^(input|select|textarea|form|fieldset|table|tbody|ul|ol|main|nav|section|article|body|html|iframe)$/;
const masks = '[data-waymark-mask],[contenteditable=""],[contenteditable=true]';
/** A selector of the settings that the browser does not understand must not cost the click. */
function readable(selectors: readonly string[]): string {
  return selectors
    .filter((selector) => {
      try {
        return !document.createDocumentFragment().querySelector(selector);
      } catch {
        return false; // not a selector: the settings page says so
      }
    })
    .join(',');
}

/** Attributes that carry words; an element whose words are data keeps none of them. */
const wordless = { placeholder: undefined, alt: undefined, title: undefined };

/** What the descriptor can lose, least needed first, until it fits. */
const dispensable = [
  'title',
  'alt',
  'placeholder',
  'near',
  'beside',
  'classes',
  'text',
  'heading',
  'path',
] as const;

function bounded(d: Descriptor): Descriptor {
  const fits = (it: Descriptor) =>
    new TextEncoder().encode(JSON.stringify(it)).length <= limits.descriptorBytes;
  let cut = d;
  for (const key of dispensable) {
    if (fits(cut)) return cut;
    const { [key]: _dropped, ...attrs } = cut.attrs ?? {};
    const { [key as 'path']: _too, ...rest } = cut; // safe: a key that is absent drops nothing
    cut = { ...rest, attrs };
  }
  return cut;
}

export function describe(element: Element, options: DescribeOptions = {}): Descriptor {
  const unread = readable(options.mask ?? []);
  const reading: Reading = unread ? { unread } : {};
  const isMasked = !!closestOf(element, unread ? `${masks},${unread}` : masks);
  const given = attributesOf(element);
  // The text of a link to one thing is that thing's name: a customer's data, and another for each row.
  const isData = isMasked || /:id$/.test(given.href ?? '');
  const attrs = isData ? withoutEmpty({ ...given, ...wordless }) : given;
  const name = isData ? undefined : nameOf(element, reading);
  const isTextless = isData || textless.test(element.localName);
  const text = isTextless ? '' : textOf(element, { ...reading, without: interactive });
  const own = clean(text);
  const { near, beside, frame, shadow, ...standing } = surroundingsOf(
    element,
    reading,
    options.memo,
  );
  const described = {
    v: 1,
    tag: element.localName.slice(0, limits.textChars),
    ...placeOf(element),
    ...withoutEmpty({
      role: roleOf(element)?.slice(0, limits.textChars),
      name,
      text: own === name ? undefined : own,
      attrs: Object.keys(attrs).length ? attrs : undefined,
      classes: handWrittenClasses(element, 8),
      ...standing,
      near: isMasked ? [] : near,
      beside: isMasked ? [] : beside,
      frame: frame.slice(0, 4),
      shadow: shadow.slice(-4),
    }),
  };
  return bounded(described as Descriptor); // safe: withoutEmpty leaves no key undefined
}
