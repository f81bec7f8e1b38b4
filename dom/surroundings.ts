/** Where an element stands: its ancestors in short, the walls it was reached through, and what is around. */
import type { AncestorStep } from '../core/locator/descriptor.ts';
import type { Reading } from './accessible-name.ts';
import { withoutEmpty } from './compact.ts';
import { headingOf } from './heading.ts';
import { landmarkOf } from './landmark.ts';
import { handWrittenClasses, stableId } from './marks.ts';
import { clean } from './mask.ts';
import { type Memo, remember } from './memo.ts';
import { nearOf, trailOf } from './nearby.ts';
import { explicitRole } from './role.ts';
import { frameOf, hostOf, parentOf } from './tree.ts';

const pathSteps = 6;

/** Undefined for a bare wrapper: with six steps to tell, none is for a div without a name. */
function stepOf(element: Element): AncestorStep | undefined {
  const tag = element.localName.slice(0, 80);
  const id = stableId(element);
  const role = explicitRole(element)?.slice(0, 80);
  const classes = handWrittenClasses(element, 2);
  if (/^(div|span)$/.test(tag) && !id && !role && classes.length === 0) return undefined;
  return { tag, ...withoutEmpty({ id, role, classes }) };
}

function frameName(frame: Element): string {
  const name = frame.getAttribute('name') || stableId(frame) || frame.getAttribute('title');
  return clean(name) ?? 'frame';
}

export type Surroundings = {
  readonly path: AncestorStep[];
  readonly trail: number[];
  readonly near: string[];
  readonly beside: string[];
  readonly landmark: string | undefined;
  readonly heading: string | undefined;
  readonly frame: string[];
  readonly shadow: string[];
};

export function surroundingsOf(element: Element, reading: Reading, memo?: Memo): Surroundings {
  const path: AncestorStep[] = [];
  const frame: string[] = [];
  const shadow: string[] = [];
  for (let branch: Element | undefined = element; branch; ) {
    const host = hostOf(branch.parentNode);
    if (host) shadow.unshift(host.localName.slice(0, 80));
    const shownIn = branch.parentNode?.nodeType === 9 && frameOf(branch.ownerDocument);
    if (shownIn) frame.unshift(frameName(shownIn));
    branch = parentOf(branch);
    if (!branch || path.length >= pathSteps || /^(html|body)$/.test(branch.localName)) continue;
    const ancestor = branch;
    const step = remember(memo?.steps, ancestor, () => stepOf(ancestor));
    if (step) path.push(step);
  }
  return {
    path,
    trail: trailOf(element),
    ...nearOf(element, reading),
    landmark: landmarkOf(element, reading, memo),
    heading: headingOf(element, reading, memo),
    frame,
    shadow,
  };
}
