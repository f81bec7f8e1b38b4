/** What was said, by whom, about what. Nothing is required; what is typed is kept as it is typed. */
import { limits } from '../../../core/limits.ts';
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input, Textarea } from '../../../ui/Input.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { useFeatures } from '../features/use-features.ts';
import { AccountFields } from './AccountFields.tsx';
import { RequestField } from './RequestField.tsx';
import { importances, type Kind, kinds, wordings } from './words.ts';

type Props = {
  fields: EvidenceFields;
  onChange: (change: Partial<EvidenceFields>) => void;
};

export function CaptureForm({ fields, onChange }: Props) {
  return (
    <div class="wm-form pad">
      <Field label="What did they say?">
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={4}
            maxLength={10_000}
            autofocus
            value={fields.words}
            onText={(words) => onChange({ words })}
          />
        )}
      </Field>
      <RadioGroup
        look="segments"
        legend="Wording"
        value={fields.wording}
        choices={wordings}
        onValue={(wording) => onChange({ wording })}
      />
      <RequestField fields={fields} onChange={onChange} />
      <KindField kind={fields.kind} onKind={(kind) => onChange({ kind })} />
      <div class="labelled">
        <span class="wm-label" aria-hidden="true">
          Importance
        </span>
        <RadioGroup
          look="segments"
          legend="Importance"
          value={String(fields.importance)}
          choices={importances}
          onValue={(importance) => onChange({ importance: Number(importance) })}
        />
      </div>
      <AccountFields fields={fields} onChange={onChange} />
      <div class="pair">
        <Field label="Speaker">
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={200}
              placeholder="Name or role"
              value={fields.speaker ?? ''}
              onText={(speaker) => onChange({ speaker: speaker === '' ? null : speaker })}
            />
          )}
        </Field>
        <TagsField tags={fields.tags} onTags={(tags) => onChange({ tags })} />
      </div>
      <FeatureField feature={fields.feature} onFeature={(feature) => onChange({ feature })} />
    </div>
  );
}

type KindProps = { kind: EvidenceFields['kind']; onKind: (kind: EvidenceFields['kind']) => void };

/** Pressing the chosen one again takes it back: a kind is not required. */
function KindField({ kind, onKind }: KindProps) {
  return (
    <div class="labelled">
      <span class="wm-label" aria-hidden="true">
        Kind
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be a second label */}
      <div class="chips" role="group" aria-label="Kind">
        {kinds.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            class="chip"
            aria-pressed={kind === value}
            onClick={() => onKind(kind === value ? null : (value satisfies Kind))}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** By commas, as everybody types them. */
function TagsField({ tags, onTags }: { tags: string[]; onTags: (tags: string[]) => void }) {
  const parse = (text: string) =>
    text
      .split(',')
      .map((tag) => tag.trim().slice(0, 60))
      .filter((tag, index, all) => tag !== '' && all.indexOf(tag) === index)
      .slice(0, 30);
  return (
    <Field label="Tags">
      {(wiring) => (
        <Input
          {...wiring}
          placeholder="mobile, export"
          defaultValue={tags.join(', ')}
          onText={(text) => onTags(parse(text))}
        />
      )}
    </Field>
  );
}

type FeatureProps = { feature: string | null; onFeature: (feature: string | null) => void };

function FeatureField({ feature, onFeature }: FeatureProps) {
  const features = useFeatures() ?? [];
  const options = features.map(({ id, name, areaName }) => ({
    value: id,
    label: name.slice(0, limits.nameChars),
    ...(areaName ? { detail: areaName } : {}),
  }));
  return (
    <Field label="Feature">
      {(wiring) => (
        <Combobox
          wiring={wiring}
          value={feature}
          placeholder="None"
          options={options}
          onValue={onFeature}
        />
      )}
    </Field>
  );
}
