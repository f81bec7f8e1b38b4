import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { HealthBadge } from '../../../ui/HealthBadge.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { formatShort } from '../format.ts';
import type { Go } from '../Workplace.tsx';
import { useMayTag } from '../work.ts';
import { type ListedFeature, matchesSearch, useFeatures } from './use-features.ts';

/** Search with the keyboard alone: `/` to type, ↑ ↓ to move, Enter to open. */
export function FeatureList({ go }: { go: Go }) {
  const all = useFeatures();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useSlash(() => field.current?.focus());
  const shown = all?.filter((feature) => matchesSearch(feature, search)) ?? [];
  const chosen = shown[Math.min(at, shown.length - 1)];

  // The field keeps the focus; the list only shows where Enter would go.
  const move = (step: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, at + step));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && chosen) go.feature(chosen.id);
    else if (event.key === 'Escape' && search) setSearch('');
    else return;
    event.preventDefault();
  };

  if (!all) return <Skeleton />;
  if (all.length === 0) return <NoFeatures go={go} />;
  return (
    <div class="list">
      <Input
        inputRef={field}
        icon="search"
        type="search"
        list={undefined}
        role="combobox"
        aria-label="Search features"
        aria-expanded="true"
        aria-controls="features"
        aria-activedescendant={chosen && `feature-${chosen.id}`}
        placeholder="Search  /"
        value={search}
        onText={(text) => {
          setSearch(text);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="list-head">
        <span>{shown.length === all.length ? 'Feature' : `${shown.length} of ${all.length}`}</span>
        <span>Uses, 30 days</span>
      </div>
      <div class="rows" id="features" role="listbox" aria-label="Features" ref={list}>
        {shown.map((feature) => (
          <Row
            key={feature.id}
            feature={feature}
            isAt={feature === chosen}
            onOpen={() => go.feature(feature.id)}
          />
        ))}
      </div>
      {shown.length === 0 && <p class="none">No feature is called “{search}”.</p>}
    </div>
  );
}

/** The first thing a new team sees: it says what to do next and why. */
function NoFeatures({ go }: { go: Go }) {
  const mayTag = useMayTag();
  return (
    <EmptyState
      title="Nothing has a name yet"
      actions={
        mayTag && (
          <Button variant="primary" icon="click" onClick={() => go.mode('tag')}>
            Tag an element
          </Button>
        )
      }
    >
      <p>
        Point at a button of your product, see who has used it for the last 30 days, and name it.
        Its history is there at once.
      </p>
    </EmptyState>
  );
}

type RowProps = { feature: ListedFeature; isAt: boolean; onOpen: () => void };

/** Health is a shape with a hidden word: thirty times “healthy” would drown the one that is not. */
function Row({ feature, isAt, onOpen }: RowProps) {
  const detail = [feature.areaName, feature.ownerName].filter(Boolean).join(' · ');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus stays in the search field, which has the keys
    <div
      id={`feature-${feature.id}`}
      class={classes('row', isAt && 'row-at')}
      role="option"
      tabIndex={-1}
      aria-selected={isAt}
      onClick={onOpen}
    >
      <span class="row-health">
        <HealthBadge health={feature.health} reason={feature.healthReason} />
      </span>
      <span class="row-name">
        <b>{feature.name}</b>
        <small>{detail || 'No area, no owner'}</small>
      </span>
      <span class="row-figure">{feature.uses === null ? '–' : formatShort(feature.uses)}</span>
    </div>
  );
}

/** `/` outside of fields goes to the search, as in the console. */
function useSlash(focus: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input,textarea,select');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [focus]);
}
