import { useEffect } from 'preact/hooks';
import type { TagMatch } from '../../../core/model/tag-health.ts';
import type { Located } from '../../messages/page-port.ts';
import { coversOrigin } from '../origins.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

/** A page that is still building itself holds nothing yet; the widget waits for elements as long. */
const restMs = 5_000;

/** Reports what the page in front shows of the given tags, once that has been the same for a while. */
export function useSightings(tags: readonly string[] | undefined): void {
  const { page, sightings } = useServices();
  const { app, workspace } = useWork();
  const place = page.place.value;
  const seen = toMatches(page.located.value ?? [], tags ?? []);
  // On another product's page every tag would be missing, which says nothing about it.
  const isOwn = place && app.origins.some((origin) => coversOrigin(origin, place.origin));
  const path = isOwn && seen.length > 0 ? place.path : undefined;
  useEffect(() => {
    if (path === undefined) return;
    const report = () => {
      sightings
        .report(app.id, workspace.role, path, seen)
        .catch((error: unknown) => console.error('Waymark:', error));
    };
    const timer = setTimeout(report, restMs);
    return () => clearTimeout(timer);
    // By content: the page tells the same again whenever anything in it moves.
  }, [sightings, app.id, workspace.role, path, JSON.stringify(seen)]);
}

const toMatches = (located: readonly Located[], tags: readonly string[]): TagMatch[] =>
  located
    .filter(({ tag }) => tags.includes(tag))
    .map(({ tag, outcome, matches, score }) => ({
      ...{ tag, outcome, matches },
      score: Math.min(1, Math.max(0, score)),
    }));
