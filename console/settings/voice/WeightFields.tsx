import { defaultVoiceSettings, type VoiceSettings } from '../../../core/model/voice/settings.ts';
import { NumberField } from '../../../ui/engage/NumberField.tsx';
import { Defaults, Rule } from '../SentenceRules.tsx';
import { FactorField } from './FactorField.tsx';
import { ageWords, factorWords, floorWords, renewalWords } from './weight-words.ts';

type Weights = VoiceSettings['weights'];
type Props = { weights: Weights; disabled: boolean; onChange: (part: Partial<Weights>) => void };

const defaults = defaultVoiceSettings.weights;
const isDefault = (weights: Weights) => JSON.stringify(weights) === JSON.stringify(defaults);

/** Each rule is the sentence; the figures under it only set what it says. Bounds are the database's. */
export function WeightFields({ weights, disabled, onChange }: Props) {
  return (
    <fieldset class="choices budget" disabled={disabled}>
      <legend class="wm-hidden">Weights</legend>
      <Rule says={`${ageWords(weights)} ${floorWords(weights)}`}>
        <NumberField
          label="Half-life in days"
          least={7}
          most={1_825}
          value={weights.halfLifeDays}
          onNumber={(halfLifeDays) => onChange({ halfLifeDays })}
        />
        <FactorField
          label="Never below"
          most={1}
          value={weights.floor}
          onFactor={(floor) => onChange({ floor })}
        />
      </Rule>
      <Rule says={`${factorWords('at risk', weights.atRisk)} ${renewalWords(weights)}`}>
        <FactorField
          label="At risk"
          value={weights.atRisk}
          onFactor={(atRisk) => onChange({ atRisk })}
        />
        <NumberField
          label="Days to renewal"
          most={365}
          value={weights.renewalDays}
          onNumber={(renewalDays) => onChange({ renewalDays })}
        />
      </Rule>
      <Rule
        says={`${factorWords('that is a prospect', weights.prospect)} ${factorWords('that has left', weights.churned)}`}
      >
        <FactorField
          label="Prospect"
          value={weights.prospect}
          onFactor={(prospect) => onChange({ prospect })}
        />
        <FactorField
          label="Left"
          value={weights.churned}
          onFactor={(churned) => onChange({ churned })}
        />
      </Rule>
      <Defaults
        isDefault={isDefault(weights)}
        suits="most teams"
        onReset={() => onChange(defaults)}
      />
    </fieldset>
  );
}
