import { useEffect, useMemo } from 'preact/hooks';
import { elementLabel } from '../../../core/locator/label.ts';
import type { RepairCandidate } from '../../../core/model/repair.ts';
import type { PageView } from '../../../ui/repair/CandidateCard.tsx';
import type { PageTag } from '../../messages/page-port.ts';
import { newId } from '../../new-id.ts';
import { useServices } from '../services.ts';

/**
 * Candidates are drawn as tags are, under ids of their own that only this screen knows. Undefined while the
 * page is not being looked at.
 */
export function useCandidatesOnPage(candidates: readonly RepairCandidate[]): PageView | undefined {
  const { page } = useServices();
  const isLooking = page.connected.value && page.mode.value === 'tagged';
  const hashes = candidates.map(({ hash }) => hash).join();
  // `hashes` stands for the candidates.
  const tags = useMemo(() => candidates.map(toPageTag), [hashes]);
  useEffect(() => {
    if (isLooking) page.post({ type: 'tags', tags });
  }, [page, isLooking, tags]);
  if (!isLooking) return undefined;
  const idOf = (hash: string) => tags.find(({ anchors }) => anchors[0]?.hash === hash)?.tag;
  const located = page.located.value;
  return {
    isPresent(hash) {
      const seen = located?.find(({ tag }) => tag === idOf(hash));
      return seen && seen.outcome === 'found';
    },
    reveal(hash) {
      const tag = idOf(hash);
      if (tag) page.post({ type: 'reveal', tag });
    },
  };
}

function toPageTag({ hash, descriptor, uses }: RepairCandidate): PageTag {
  const anchors = [{ hash, descriptor }];
  const name = elementLabel(descriptor);
  return { tag: newId(), name, health: 'unknown', uses, anchors, selector: null };
}
