/** The region of the page that an element stands in, as a screen reader would announce it. */
import { nameOf, type Reading } from './accessible-name.ts';
import { clean } from './mask.ts';
import { type Memo, remember } from './memo.ts';
import { roleOf } from './role.ts';
import { parentOf } from './tree.ts';

const landmarks =
  /^(banner|navigation|main|contentinfo|complementary|search|form|region|(alert)?dialog|toolbar|menu(bar)?|tabpanel)$/;
/** These are landmarks only when they have a name (HTML-AAM). */
const needsName = /^(form|region)$/;

/** A header or footer inside a section is that section's, not the page's. */
function isOfSection(element: Element): boolean {
  const isEdge = /^(header|footer)$/.test(element.localName);
  return isEdge && !!element.closest('article,section,main,dialog');
}

function ownLandmark(element: Element, reading: Reading): string | undefined {
  const role = roleOf(element);
  if (!role || !landmarks.test(role) || isOfSection(element)) return undefined;
  const name = role === 'main' ? undefined : nameOf(element, reading);
  if (!name) return needsName.test(role) ? undefined : role;
  return clean(`${role}: ${name}`);
}

export function landmarkOf(element: Element, reading: Reading, memo?: Memo): string | undefined {
  return remember(memo?.landmarks, element, () => {
    const parent = parentOf(element);
    return parent && (ownLandmark(parent, reading) ?? landmarkOf(parent, reading, memo));
  });
}
