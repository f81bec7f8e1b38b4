import type { Item } from '../../../core/model/engagement.ts';
import { type ResponseQuery, sentiments } from '../../../core/model/results.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { bandName, sentimentNames } from '../../../ui/engage/labels.ts';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';

type Props = {
  item: Item;
  query: ResponseQuery;
  onQuery: (part: Partial<ResponseQuery>) => void;
  busy: boolean;
  onExport: () => void;
};

const bands = ['low', 'mid', 'high'] as const;

/** The export is of what the filters leave, all of it. */
export function AnswersToolbar({ item, query, onQuery, busy, onExport }: Props) {
  const scale = scaleOf(item);
  return (
    <div class="answers-toolbar">
      <Input
        type="search"
        icon="search"
        data-search
        aria-label="Search answers"
        placeholder="Search what was written"
        maxlength={200}
        value={query.text}
        onText={(text) => onQuery({ text })}
      />
      <Select
        aria-label="Band"
        value={query.band ?? ''}
        options={[
          { value: '', label: 'All scores' },
          ...bands.map((value) => ({ value, label: bandName(scale, value) })),
        ]}
        onValue={(value) => onQuery({ band: bands.find((band) => band === value) ?? null })}
      />
      <Select
        aria-label="Sentiment"
        value={query.sentiment ?? ''}
        options={[
          { value: '', label: 'Any sentiment' },
          ...sentiments.map((value) => ({ value, label: sentimentNames[value] })),
        ]}
        onValue={(value) =>
          onQuery({ sentiment: sentiments.find((sentiment) => sentiment === value) ?? null })
        }
      />
      <Checkbox
        label="With words"
        checked={query.written}
        onChecked={(written) => onQuery({ written })}
      />
      {query.tag !== null && (
        <button type="button" class="chip" onClick={() => onQuery({ tag: null })}>
          Tag: {query.tag} <span class="wm-hidden">Show all tags</span> ×
        </button>
      )}
      <span class="toolbar-gap" />
      <Button icon="download" busy={busy} onClick={onExport}>
        Export CSV
      </Button>
    </div>
  );
}

export function scaleOf({ definition }: Item) {
  if (definition.is !== 'survey') return null;
  const scored = definition.survey.questions.find((question) => question.kind === 'scale');
  return scored?.kind === 'scale' ? scored.scale : null;
}
