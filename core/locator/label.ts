/** What to call an element in a sentence: "Save button", "Reports link", "E-mail field". */
import type { Descriptor } from './descriptor.ts';

const kinds: Record<string, string> = {
  textbox: 'field',
  searchbox: 'search field',
  combobox: 'list',
  listbox: 'list',
  menuitem: 'menu item',
  menuitemcheckbox: 'menu item',
  menuitemradio: 'menu item',
  img: 'image',
  radio: 'choice',
};
const tagKinds: Record<string, string> = { summary: 'section', label: 'label', form: 'form' };

export function elementKind(d: Descriptor): string {
  if (d.role) return kinds[d.role] ?? d.role;
  return tagKinds[d.tag] ?? 'element';
}

/** `save-changes`, `saveChanges` and `save_changes` read as "save changes". */
function spoken(identifier: string): string {
  return identifier
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_.:/[\]]+/g, ' ')
    .trim();
}

/** The best human name; never empty. */
export function elementLabel(d: Descriptor): string {
  const kind = elementKind(d);
  const attrs = d.attrs ?? {};
  const shown = d.name ?? d.text ?? attrs.placeholder ?? attrs.title ?? attrs.alt;
  if (shown) return `${shown} ${kind}`;
  if (attrs.href) return `Link to ${attrs.href}`;
  const identifier = attrs.mark ?? attrs.testid ?? attrs.id ?? attrs.name ?? attrs.icon;
  if (identifier) return `${spoken(identifier)} ${kind}`;
  const place = d.of > 1 ? `${kind} ${d.nth} of ${d.of}` : `Unnamed ${kind}`;
  const where = d.heading ?? d.landmark;
  return where ? `${place} in ${where}` : place;
}
