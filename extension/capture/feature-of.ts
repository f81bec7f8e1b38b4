/**
 * Which feature a capture is about: by the tag of the element under the pointer, else of what it lies in. The
 * element's own hash decides; a tag that is merely alike must be likely, and alone in that.
 */
import { createLexicon } from '../../core/locator/lexicon.ts';
import { profile } from '../../core/locator/signals.ts';
import { scoreOf } from '../../core/locator/similarity.ts';
import { thresholds } from '../../core/locator/weights.ts';
import { pageMatches } from '../../core/targeting/page-rule.ts';
import type { Db, TagRow } from '../db.ts';
import type { SeenElement } from './protocol.ts';

export async function findFeature(
  db: Db,
  app: number,
  path: string,
  elements: readonly SeenElement[],
): Promise<string | null> {
  if (elements.length === 0) return null;
  const tags = await db.tags.where({ app }).toArray();
  const here = tags.filter(({ rule }) => pageMatches(rule.page, path) && rule.selector === null);
  for (const { hash } of elements) {
    const exact = here.find(({ rule }) => rule.anchors.some((anchor) => anchor.hash === hash));
    if (exact) return exact.feature;
  }
  for (const element of elements) {
    const alike = likeliest(element, here);
    if (alike) return alike.feature;
  }
  return null;
}

/** Two features that fit equally are none: a wrong one would be believed. */
function likeliest(element: SeenElement, tags: readonly TagRow[]): TagRow | undefined {
  const lexicon = createLexicon();
  const seen = profile(element.descriptor, lexicon);
  const scored = tags.map((tag) => ({
    tag,
    score: Math.max(
      0,
      ...tag.rule.anchors.map(({ descriptor }) => scoreOf(profile(descriptor, lexicon), seen)),
    ),
  }));
  const [best, second] = scored.toSorted((a, b) => b.score - a.score);
  if (!best || best.score < thresholds.accept) return undefined;
  const isRivalled =
    second && second.tag.feature !== best.tag.feature && second.score >= best.score / 2;
  return isRivalled ? undefined : best.tag;
}
