import { useEffect } from 'preact/hooks';
import { pageMatches } from '../../../core/targeting/page-rule.ts';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { FeatureRow, TagRow } from '../../db.ts';
import type { Located, PageTag } from '../../messages/page-port.ts';
import { countOf, formatShort, pageRuleWords } from '../format.ts';
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
  const whose = (outcome: Located['outcome']) =>
    here.filter(({ tag }) => (located.get(tag.tag)?.outcome ?? 'missing') === outcome);
  const [seen, alike, missing] = [whose('found'), whose('ambiguous'), whose('missing')];
  return (
    <div class="block">
      <div class="list-head">
        <span>
          {countOf(here.length, 'tag')} on {path}, {seen.length} in sight.
        </span>
        <span>Uses, 30 days</span>
      </div>
      <Rows rows={seen} go={go} />
      <Rows
        rows={alike}
        go={go}
        title="Too alike to tell"
        reason={(tag) => located.get(tag)?.reason}
      />
      <Rows
        rows={missing}
        go={go}
        title="Not on this page now"
        why="Nothing here resembles them. They may be behind a menu, a dialog or a permission."
      />
    </div>
  );
}

type RowsProps = {
  rows: Here[];
  go: Go;
  /** Absent for what is in sight, which needs no word. */
  title?: string;
  /** Why none of them is in sight. */
  why?: string;
  reason?: (tag: string) => string | undefined;
};

/** Three groups in the order of trouble; what is in sight needs no heading. */
function Rows({ rows, go, title, why, reason }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title ?? 'In sight'}>
      {title && (
        <div class="pad here-head">
          <h2>{title}</h2>
          {why && <p class="soft">{why}</p>}
        </div>
      )}
      <ul class="rows">
        {rows.map((one) => (
          <Row
            key={one.tag.tag}
            here={one}
            go={go}
            isSeen={!title}
            reason={reason?.(one.tag.tag)}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { here: Here; go: Go; isSeen: boolean; reason: string | undefined };

function Row({ here: { tag, feature }, go, isSeen, reason }: RowProps) {
  const { page } = useServices();
  const isWell = feature.health === 'healthy' || feature.health === 'unknown';
  return (
    <li class="row here">
      <span class="row-health">
        <HealthBadge health={feature.health} reason={feature.healthReason} />
      </span>
      <span class="row-name">
        <button type="button" class="link" onClick={() => go.feature(feature.id)}>
          {feature.name}
        </button>
        <small>{pageRuleWords(tag.rule.page)}</small>
        {!isWell && <small class="here-why">{feature.healthReason}</small>}
        {reason && <small class="here-why">{reason}</small>}
      </span>
      <span class="row-figure">{tag.uses === null ? '–' : formatShort(tag.uses)}</span>
      {isSeen && (
        <IconButton
          small
          icon="eye"
          label={`Show ${feature.name} on the page`}
          onClick={() => page.post({ type: 'reveal', tag: tag.tag })}
        />
      )}
    </li>
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

/** What the page needs to find and label it; descriptions and owners are not its business. */
function toPageTag({ tag, feature }: Here): PageTag {
  const { anchors, selector } = tag.rule;
  const { name, health } = feature;
  return { tag: tag.tag, name, health, uses: tag.uses, anchors, selector };
}
