import { elementLabel } from '../../../core/locator/label.ts';
import { robustness } from '../../../core/locator/selector-grade.ts';
import type { TagHealth } from '../../../core/model/tag-health.ts';
import { Button } from '../../../ui/Button.tsx';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { HealthWhy } from '../../../ui/HealthWhy.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { spanWords } from '../../../ui/repair/span-words.ts';
import { useToast } from '../../../ui/Toast.tsx';
import type { FeatureRow, TagRow } from '../../db.ts';
import { formatMoment, pageRuleWords } from '../format.ts';
import { useAnswer, useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { GradeBadge } from '../tag/GradeBadge.tsx';
import { maxAnchors } from '../tag-draft.ts';
import type { Go } from '../Workplace.tsx';
import { useMayTag, useWork } from '../work.ts';

/** What the feature is recognised by on this product, and how that came to be. */
export function FeatureTags({ feature, go }: { feature: FeatureRow; go: Go }) {
  const { db } = useServices();
  const { app } = useWork();
  const mayTag = useMayTag();
  const tags = useLive(
    () =>
      db.tags
        .where({ feature: feature.id })
        .and((tag) => tag.app === app.id)
        .toArray(),
    [feature.id, app.id],
  );
  const health = useAnswer(
    'feature_health',
    { feature: feature.id },
    Date.parse(feature.updatedAt),
  );
  const first = tags?.[0];
  const isFull = (first?.rule.anchors.length ?? 0) >= maxAnchors;
  return (
    <section class="block">
      <div class="block-head">
        <h2>Elements</h2>
        {mayTag && (
          <Button
            small
            icon="plus"
            disabled={isFull}
            onClick={() => go.pick({ kind: 'add', feature, tag: first })}
          >
            Add
          </Button>
        )}
      </div>
      {tags?.length === 0 && <p class="none">Nothing on {app.name} is recognised as it yet.</p>}
      <ul class="rows">
        {tags?.map((tag) => (
          <TagItem
            key={tag.tag}
            feature={feature}
            tag={tag}
            health={health.data?.find((one) => one.tag === tag.tag)}
            go={go}
          />
        ))}
      </ul>
      <Versions feature={feature} />
    </section>
  );
}

type ItemProps = {
  feature: FeatureRow;
  tag: TagRow;
  health: TagHealth | undefined;
  go: Go;
};

/** Elements by the names that people read on the page. */
function TagItem({ feature, tag, health, go }: ItemProps) {
  const { selector, anchors } = tag.rule;
  const names = selector ? [selector] : anchors.map((anchor) => elementLabel(anchor.descriptor));
  const mayTag = useMayTag();
  const remove = useRemoveTag(feature, tag);
  return (
    <li class="tag">
      <div>
        <b class={selector ? 'wm-mono' : undefined}>{[...new Set(names)].join(', ')}</b>
        {selector && <SelectorGrade selector={selector} />}
        <small>
          {pageRuleWords(tag.rule.page)} · version {tag.version}
        </small>
        {health && <Health health={health} said={feature.healthReason} go={go} />}
      </div>
      {mayTag && (
        <Menu
          label="This element"
          align="end"
          items={[
            {
              id: 'again',
              label: selector ? 'Change the selector' : 'Point at it again',
              icon: 'click',
              onSelect: () => go.pick({ kind: 'replace', feature, tag }),
            },
            {
              id: 'repair',
              label: 'Look for what it may be now',
              icon: 'repair',
              onSelect: () => go.repair(feature.id, tag.tag),
            },
            { id: 'remove', label: 'Take it off', icon: 'trash', onSelect: () => void remove() },
          ]}
          trigger={(props) => (
            <IconButton small icon="more" label="Change this element" {...props} />
          )}
        />
      )}
    </li>
  );
}

/** Chip, cause and figures of this tag; the cause only where the feature has not said it above. Repair stands open where something ails, else in the menu. */
function Health({ health, said, go }: { health: TagHealth; said: string; go: Go }) {
  const { figures, sighting, lastUse, feature, tag } = health;
  const isWell = health.health === 'healthy' || health.health === 'unknown';
  return (
    <div class="tag-health">
      <HealthBadge
        health={health.health}
        reason={health.cause}
        showReason={health.cause !== said}
      />
      <HealthWhy figures={figures} sighting={sighting} lastUse={lastUse} when={formatMoment} />
      {!isWell && (
        <Button small icon="repair" onClick={() => go.repair(feature, tag)}>
          Repair
        </Button>
      )}
    </div>
  );
}

/** A selector does not heal by itself, so how long it may hold stands beside it. */
function SelectorGrade({ selector }: { selector: string }) {
  const judged = robustness(selector);
  if ('problem' in judged) return <small>{judged.problem}</small>;
  return (
    <small class="selector-grade">
      CSS selector <GradeBadge grade={judged.grade} /> {judged.reason}
    </small>
  );
}

/** Undo puts the very same tag back, with its versions. */
function useRemoveTag(feature: FeatureRow, tag: TagRow) {
  const { changes } = useServices();
  const toast = useToast();
  return async () => {
    await changes.archiveTag(feature, tag, true);
    const undo = () => void changes.archiveTag(feature, tag, false);
    toast({ text: 'The element is taken off.', action: { label: 'Undo', run: undo } });
  };
}

/** What the rule was and when: figures of last month are explained by the rule of last month. */
function Versions({ feature }: { feature: FeatureRow }) {
  const versions = useAnswer(
    'list_tag_versions',
    { feature: feature.id },
    Date.parse(feature.updatedAt),
  );
  if (!versions.data?.length) return null;
  return (
    <details class="versions">
      <summary>
        {versions.data.length === 1 ? '1 version' : `${versions.data.length} versions`}
      </summary>
      <ol>
        {versions.data.map((version) => (
          <li key={`${version.tag}${version.version}`}>
            <b>Version {version.version}</b>{' '}
            <span class="soft">
              {formatMoment(version.createdAt)}
              {version.createdBy && `, ${version.createdBy}`}
            </span>
            <small>
              {version.rule.selector ??
                version.rule.anchors.map((one) => elementLabel(one.descriptor)).join(', ')}
              , {pageRuleWords(version.rule.page)} · {version.elements} recorded
            </small>
            <small>{spanWords(version, formatMoment)}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}
