import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { download } from '../app/download.ts';
import { useServices } from '../app/services.ts';
import type { AdoptionView } from './adoption-view.ts';
import { adoptionCsv } from './export-csv.ts';
import { useFeatureList } from './use-feature-list.ts';

type Props = {
  views: readonly AdoptionView[];
  /** What search and filters leave: this is exported. */
  shown: readonly AdoptionView[];
  span: { since: string; until: string };
};

/** Exports what is on screen, so that nobody has to filter twice. */
export function FeaturesToolbar({ views, shown, span }: Props) {
  const { grouped } = useServices().preferences;
  const { narrowing, set } = useFeatureList();
  const areas = [...new Set(views.flatMap(({ row }) => row.area ?? []))].sort();
  const save = () =>
    download(`features-${span.since}-to-${span.until}.csv`, adoptionCsv(shown, span), 'text/csv');
  return (
    <div class="toolbar">
      <div class="toolbar-search">
        <Input
          type="search"
          icon="search"
          data-search
          aria-label="Search features"
          placeholder="Search"
          value={narrowing.text}
          onText={(q) => set({ q })}
        />
      </div>
      {areas.length > 0 && (
        <Select
          aria-label="Area"
          value={narrowing.area ?? ''}
          options={[
            { value: '', label: 'All areas' },
            ...areas.map((name) => ({ value: name, label: name })),
          ]}
          onValue={(area) => set({ area })}
        />
      )}
      {narrowing.attention && (
        <button type="button" class="chip" onClick={() => set({ attention: null })}>
          <Badge tone="warn">Needs you</Badge>
          <span class="wm-hidden">Show all</span> ×
        </button>
      )}
      <span class="toolbar-gap" />
      <IconButton
        icon="area"
        label="Group by area"
        pressed={grouped.value}
        onClick={() => {
          grouped.value = !grouped.value;
        }}
      />
      <Button icon="download" onClick={save} disabled={shown.length === 0}>
        Export CSV
      </Button>
    </div>
  );
}
