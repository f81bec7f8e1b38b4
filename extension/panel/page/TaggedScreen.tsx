import { useEffect } from 'preact/hooks';
import { pageMatches } from '../../../core/targeting/page-rule.ts';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { FeatureRow, TagRow } from '../../db.ts';
import type { Located, PageTag } from '../../messages/page-port.ts';
import { countOf, pageRuleWords } from '../format.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';
import { PageGate } from './PageGate.tsx';

type Here = { tag: TagRow; feature: FeatureRow };

export function TaggedScreen({ go }: { go: Go }) {
  return (
    <PageGate>
      <Tagged go={go} />
    </PageGate>
  );
}

/** Every tag that counts on this page: where it is, how it is, and why it is not in sight. */
function Tagged({ go }: { go: Go }) {
  const { page } = useServices();
  const path = page.place.value?.path;
  const here = useTagsHere(path);
  useEffect(() => {
    if (here) page.post({ type: 'tags', tags: here.map(toPageTag) });
  }, [page, here]);
  if (!here) return <Skeleton />;
  if (here.length === 0) {
    return <p class="gap">Nothing is tagged {path && `on ${path}`} yet.</p>;
  }
  const located = new Map(page.located.value?.map((one) => [one.tag, one]));
  const isSeen = ({ tag }: Here) => located.get(tag.tag)?.outcome === 'found';
  const seen = here.filter(isSeen);
  const unseen = here.filter((one) => !isSeen(one));
  return (
    <div class="block">
      <p class="soft pad">
        {countOf(here.length, 'tag')} on {path}, {seen.length} in sight.
      </p>
      <Rows rows={seen} located={located} go={go} />
      {unseen.length > 0 && <h3 class="pad">Not on this page now</h3>}
      <Rows rows={unseen} located={located} go={go} />
    </div>
  );
}

type RowsProps = { rows: Here[]; located: Map<string, Located>; go: Go };

function Rows({ rows, located, go }: RowsProps) {
  const { page } = useServices();
  return (
    <ul class="rows">
      {rows.map(({ tag, feature }) => {
        const told = located.get(tag.tag);
        const uses =
          tag.uses === null ? 'not counted yet' : `${countOf(tag.uses, 'use')} in 30 days`;
        return (
          <li key={tag.tag} class="tag">
            <div>
              <button type="button" class="link" onClick={() => go.feature(feature.id)}>
                {feature.name}
              </button>
              <small>
                {uses}, {pageRuleWords(tag.rule.page)}
              </small>
              <HealthBadge health={feature.health} reason={feature.healthReason} />
              {told && told.outcome !== 'found' && <small>{told.reason}</small>}
            </div>
            {told?.outcome === 'found' && (
              <IconButton
                small
                icon="eye"
                label={`Show ${feature.name} on the page`}
                onClick={() => page.post({ type: 'reveal', tag: tag.tag })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** From the local copy, so that marking a page works offline. */
function useTagsHere(path: string | undefined): Here[] | undefined {
  const { db } = useServices();
  const { app } = useWork();
  return useLive(async () => {
    const tags = await db.tags.where({ app: app.id }).toArray();
    const matching = tags.filter((tag) => path && pageMatches(tag.rule.page, path));
    const features = await db.features.bulkGet(matching.map((tag) => tag.feature));
    return matching.flatMap((tag, index) => {
      const feature = features[index];
      return feature && feature.archivedAt === null ? [{ tag, feature }] : [];
    });
  }, [app.id, path ?? null]);
}

function toPageTag({ tag, feature }: Here): PageTag {
  const { anchors, selector } = tag.rule;
  const { name, health } = feature;
  return { tag: tag.tag, name, health, uses: tag.uses, anchors, selector };
}
