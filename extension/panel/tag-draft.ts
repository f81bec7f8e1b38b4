/** What a pick becomes: a feature and a tag with defaults that are right most of the time. Pure. */
import { limits } from '../../core/limits.ts';
import type { FeatureDraft, TagDraft, TagRule } from '../../core/model/feature.ts';
import type { PageRule } from '../../core/model/page-rule.ts';
import type { FeatureRow, TagRow } from '../db.ts';
import type { Candidate, Graded } from '../messages/page-port.ts';

export type Draft = { feature: FeatureDraft; tag: TagDraft };

/** What a pick is for: a new feature, or one more (or another) element of a tag that exists. */
export type Purpose =
  | { kind: 'new' }
  | { kind: 'add'; feature: FeatureRow; tag: TagRow | undefined }
  | { kind: 'replace'; feature: FeatureRow; tag: TagRow };

/** Most elements of a tag; the contract's bound. */
export const maxAnchors = 8;

/** What stands in the frame of every page counts on every page; the rest belongs to its own page. */
const frameLandmark = /^(navigation|banner|contentinfo)/;

export function guessPageRule(candidate: Candidate, path: string): PageRule {
  const { landmark } = candidate.descriptor;
  return landmark && frameLandmark.test(landmark) ? { kind: 'everywhere' } : { kind: 'page', path };
}

/** `/projects/:id/settings` lies in the section `/projects`; the root has no section but itself. */
export function sectionOf(path: string): string {
  const [, first] = path.split(/[/#]/);
  return first ? `/${first}` : '/';
}

export function pageRuleOf(kind: PageRule['kind'], path: string): PageRule {
  if (kind === 'everywhere') return { kind };
  return { kind, path: kind === 'section' ? sectionOf(path) : path };
}

type Making = { candidate: Candidate; path: string; owner: string | null; newId: () => string };

export function createDraft(purpose: Purpose, { candidate, path, owner, newId }: Making): Draft {
  const anchor = { hash: candidate.hash, descriptor: candidate.descriptor };
  const tagId = purpose.kind === 'new' || !purpose.tag ? newId() : purpose.tag.tag;
  const page = guessPageRule(candidate, path);
  if (purpose.kind === 'new') {
    const { name: shown, text } = candidate.descriptor;
    // “Export”, not “Export button”: a feature outlives the kind of element that it is reached by.
    const name = (shown ?? text ?? candidate.label).slice(0, limits.nameChars);
    return {
      feature: { ...emptyFeature, id: newId(), name, owner },
      tag: { id: tagId, rule: { page, anchors: [anchor], selector: null } },
    };
  }
  const before: TagRule = purpose.tag?.rule ?? { page, anchors: [], selector: null };
  const others = before.anchors.filter((other) => other.hash !== anchor.hash);
  const anchors = purpose.kind === 'replace' ? [anchor] : [...others, anchor].slice(-maxAnchors);
  const rule = { ...before, anchors };
  return { feature: toDraft(purpose.feature), tag: { id: tagId, rule } };
}

/** A tag of several elements stays one of elements: under a selector only what it matches would count. */
export function maySelect(purpose: Purpose): boolean {
  return purpose.kind !== 'add' || !purpose.tag || purpose.tag.rule.selector !== null;
}

/** The rule to save: by signs as drafted, or by a selector with what it matches on the page in front. */
export function ruleBy(
  rule: TagRule,
  selector: string | null,
  graded: Graded | undefined,
): TagRule {
  if (selector === null) return { ...rule, selector: null };
  return { ...rule, selector: selector.trim(), anchors: graded?.anchors ?? [] };
}

/** What is tagged on a live page is live, until somebody says otherwise. */
const emptyFeature = {
  area: null,
  status: 'live',
  description: '',
  releasedAt: null,
} as const;

/** A feature as its editor writes it, without what only the server knows. */
export function toDraft(feature: FeatureDraft): FeatureDraft {
  const { id, name, area, owner, status, description, releasedAt } = feature;
  return { id, name, area, owner, status, description, releasedAt };
}
