/** Tag rules in words, and what changed between two versions. */
import { elementLabel } from '../../core/locator/label.ts';
import type { TagRule } from '../../core/model/feature.ts';

/** Follows the target's name in a sentence, hence the lower case. */
export function pageWords({ page }: TagRule): string {
  if (page.kind === 'everywhere') return 'on every page';
  if (page.kind === 'page') return `on ${page.path}`;
  if (page.kind === 'section') return `on ${page.path} and below`;
  return `on pages like ${page.path}`;
}

/** By the elements' best names; a selector stands for itself. */
export function targetWords({ anchors, selector }: TagRule): string[] {
  if (selector) return [`elements that match ${selector}`];
  return anchors.map(({ descriptor }) => elementLabel(descriptor));
}

/** Sentences, most important first; one for a version that changes nothing a reader can see. */
export function changesBetween(before: TagRule, after: TagRule): string[] {
  const [from, to] = [targetWords(before), targetWords(after)];
  const gone = before.anchors.filter(({ hash }) => !after.anchors.some((one) => one.hash === hash));
  const come = after.anchors.filter(({ hash }) => !before.anchors.some((one) => one.hash === hash));
  const changes: string[] = [];
  if (before.selector !== after.selector)
    changes.push(`Now ${to.join(', ')}; before ${from.join(', ')}`);
  else {
    for (const { descriptor } of come) changes.push(`Also counts ${elementLabel(descriptor)}`);
    for (const { descriptor } of gone) changes.push(`No longer counts ${elementLabel(descriptor)}`);
  }
  if (pageWords(before) !== pageWords(after)) {
    changes.push(`Counts ${pageWords(after)}; before ${pageWords(before)}`);
  }
  return changes.length ? changes : ['Saved again without a change of what it counts'];
}
