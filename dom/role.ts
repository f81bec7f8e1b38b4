/** ARIA roles: the written one, or what HTML gives the tag (HTML-AAM, the part that recognition needs). */

const byTag: Record<string, string> = {
  button: 'button',
  summary: 'button',
  textarea: 'textbox',
  option: 'option',
  nav: 'navigation',
  main: 'main',
  aside: 'complementary',
  header: 'banner',
  footer: 'contentinfo',
  form: 'form',
  search: 'search',
  section: 'region',
  dialog: 'dialog',
  img: 'img',
  li: 'listitem',
  tr: 'row',
  td: 'cell',
  th: 'columnheader',
};

const byInputType: Record<string, string> = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
};

/** A role is what the page calls it; the first word counts, as browsers read it. */
export function explicitRole(element: Element): string | undefined {
  return element.getAttribute('role')?.trim().split(/\s/, 1)[0]?.toLowerCase() || undefined;
}

export function roleOf(element: Element): string | undefined {
  const tag = element.localName;
  const explicit = explicitRole(element);
  if (explicit) return explicit;
  if (tag === 'a') return element.hasAttribute('href') ? 'link' : undefined;
  if (tag === 'input') return byInputType[typeOf(element) ?? ''] ?? 'textbox';
  if (tag === 'select') return element.hasAttribute('multiple') ? 'listbox' : 'combobox';
  if (/^h[1-6]$/.test(tag)) return 'heading';
  return Object.hasOwn(byTag, tag) ? byTag[tag] : undefined;
}

export function typeOf(element: Element): string | undefined {
  return element.getAttribute('type')?.toLowerCase() || undefined;
}
