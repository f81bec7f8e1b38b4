import { useEffect } from 'preact/hooks';
import { pageMatches } from '../../../core/targeting/page-rule.ts';
import { Button } from '../../../ui/Button.tsx';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { FeatureRow, TagRow } from '../../db.ts';
import type { Located, PageTag } from '../../messages/page-port.ts';
import type { Alerts } from '../alerts/use-alerts.ts';
import { countOf, formatShort, pageRuleWords } from '../format.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';
import { PageGate } from './PageGate.tsx';
import { useSightings } from './use-sightings.ts';

type Here = { tag: TagRow; feature: FeatureRow };
type Props = { go: Go; alerts: Alerts };

export function TaggedScreen(props: Props) {
  return (
    <PageGate>
      <Tagged {...props} />
    </PageGate>
  );
}

/** Every tag that counts on this page: where it is, how it is, and why it is not in sight. */
function Tagged({ go, alerts }: Props) {
  const { page } = useServices();
  const path = page.place.value?.path;
  const here = useTagsHere(path);
  useEffect(() => {
    if (here) page.post({ type: 'tags', tags: here.map(toPageTag) });
  }, [page, here]);
  useSightings(here?.map(({ tag }) => tag.tag));
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
      <Rows rows={seen} go={go} alerts={alerts} />
      <Rows
        rows={alike}
        go={go}
        alerts={alerts}
        title="Not certain"
        reason={(tag) => located.get(tag)?.reason}
      />
      <Rows
        rows={missing}
        go={go}
        alerts={alerts}
        title="Not on this page now"
        why="Nothing here resembles them. They may be behind a menu, a dialog or a permission."
      />
    </div>
  );
}

type RowsProps = Props & {
  rows: Here[];
  /** Absent for what is in sight, which needs no word. */
  title?: string;
  /** Why none of them is in sight. */
  why?: string;
  reason?: (tag: string) => string | undefined;
};

/** Three groups in the order of trouble; what is in sight needs no heading. */
function Rows({ rows, go, alerts, title, why, reason }: RowsProps) {
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
            cause={causeOf(one, alerts)}
            reason={reason?.(one.tag.tag)}
          />
        ))}
      </ul>
    </section>
  );
}

/** The feature tells the cause of its worst tag only; an alert tells that of its own. */
function causeOf({ tag, feature }: Here, { open }: Alerts): string {
  const own = open.find((alert) => alert.tag === tag.tag)?.cause;
  return own ?? ((tag.health ?? feature.health) === feature.health ? feature.healthReason : '');
}

type RowProps = {
  here: Here;
  go: Go;
  isSeen: boolean;
  cause: string;
  reason: string | undefined;
};

/** Health and cause are this tag's own; what ails can be repaired from here. */
function Row({ here: { tag, feature }, go, isSeen, cause, reason }: RowProps) {
  const { page } = useServices();
  const health = tag.health ?? feature.health;
  const isWell = health === 'healthy' || health === 'unknown';
  return (
    <li class="row here">
      <span class="row-health">
        <HealthBadge health={health} reason={cause} />
      </span>
      <span class="row-name">
        <button type="button" class="link" onClick={() => go.feature(feature.id)}>
          {feature.name}
        </button>
        <small>{pageRuleWords(tag.rule.page)}</small>
        {!isWell && cause && <small class="here-why">{cause}</small>}
        {reason && <small class="here-why">{reason}</small>}
        {!isWell && (
          <Button small icon="repair" onClick={() => go.repair(feature.id, tag.tag)}>
            Repair
          </Button>
        )}
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
  const { name } = feature;
  const health = tag.health ?? feature.health;
  return { tag: tag.tag, name, health, uses: tag.uses, anchors, selector };
}
