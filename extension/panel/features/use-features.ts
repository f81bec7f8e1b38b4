import type { FeatureRow } from '../../db.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

export type ListedFeature = FeatureRow & {
  /** Uses in the last window on this product; null where the server has not counted yet. */
  uses: number | null;
};

/** The workspace's features as this computer has them, most used first. */
export function useFeatures(): ListedFeature[] | undefined {
  const { db } = useServices();
  const { workspace, app } = useWork();
  return useLive(async () => {
    const rows = await db.features.where({ workspace: workspace.id }).toArray();
    const tags = await db.tags.where({ app: app.id }).toArray();
    const uses = new Map<string, number>();
    // A feature with several tags: an element belongs to one of them, so uses may be added (people may not).
    for (const tag of tags) {
      if (tag.uses !== null) uses.set(tag.feature, (uses.get(tag.feature) ?? 0) + tag.uses);
    }
    return rows
      .filter((row) => row.archivedAt === null)
      .map((row) => ({ ...row, uses: uses.get(row.id) ?? null }))
      .sort((a, b) => (b.uses ?? -1) - (a.uses ?? -1) || a.name.localeCompare(b.name));
  }, [workspace.id, app.id]);
}

/** Every word must be found somewhere in what a person knows it by. */
export function matchesSearch(feature: ListedFeature, search: string): boolean {
  const text = `${feature.name} ${feature.areaName ?? ''} ${feature.ownerName ?? ''}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
