import { useCurrent } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';
import type { Names } from './words.ts';

/** Features and segments of the workspace by id: rules name them by id, people do not. */
export function useNames(): Names & {
  features: readonly { id: string; name: string }[];
  segments: readonly { id: string; name: string }[];
} {
  const { workspace } = useCurrent();
  const features = useRpc('list_features', { workspace: workspace.id, archived: false }).data ?? [];
  const segments = useRpc('list_segments', { workspace: workspace.id, archived: false }).data ?? [];
  const find = (all: readonly { id: string; name: string }[], otherwise: string) => (id: string) =>
    all.find((one) => one.id === id)?.name ?? otherwise;
  return {
    features,
    segments,
    feature: find(features, 'a feature that is gone'),
    segment: find(segments, 'one that is gone'),
  };
}
