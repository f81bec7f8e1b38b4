import { useEffect } from 'preact/hooks';
import { coversOrigin } from '../origins.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

/** A page that is still building itself holds nothing yet; ours waits for elements as long (design, section 7). */
const restMs = 5_000;

/** Reports what the page in front shows of the given tags, once it has come to rest. */
export function useSightings(tags: readonly string[] | undefined): void {
  const { page, sightings } = useServices();
  const { app, workspace } = useWork();
  const place = page.place.value;
  const located = page.located.value;
  useEffect(() => {
    // On another product's page every tag would be missing, which says nothing about it.
    const isOwn = place && app.origins.some((origin) => coversOrigin(origin, place.origin));
    if (!isOwn || !located || !tags) return;
    const seen = located
      .filter(({ tag }) => tags.includes(tag))
      .map(({ tag, outcome, score, matches }) => ({
        ...{ tag, outcome, matches },
        score: Math.min(1, Math.max(0, score)),
      }));
    const report = () => {
      sightings
        .report(app.id, workspace.role, place.path, seen)
        .catch((error: unknown) => console.error('Waymark:', error));
    };
    const timer = setTimeout(report, restMs);
    return () => clearTimeout(timer);
  }, [located, place, tags?.join(), app, workspace.role]);
}
