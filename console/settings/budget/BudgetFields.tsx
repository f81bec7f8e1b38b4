import { type Budget, defaultBudget } from '../../../core/model/engagement.ts';
import { NumberField } from '../../../ui/engage/NumberField.tsx';
import { Defaults, Rule } from '../SentenceRules.tsx';
import { calmWords, interruptionWords, isDefault, restWords, surveyWords } from './budget-words.ts';

type Props = {
  budget: Budget;
  disabled: boolean;
  onChange: (part: Partial<Budget>) => void;
};

/** Each rule is the sentence; the figures under it only set what it says. Bounds are the database's. */
export function BudgetFields({ budget, disabled, onChange }: Props) {
  return (
    <fieldset class="choices budget" disabled={disabled}>
      <legend class="wm-hidden">Attention budget</legend>
      <Rule says={interruptionWords(budget)}>
        <NumberField
          label="Interruptions"
          value={budget.interruptions}
          most={20}
          onNumber={(interruptions) => onChange({ interruptions })}
        />
        <NumberField
          label="Within hours"
          value={budget.hours}
          least={1}
          most={720}
          onNumber={(hours) => onChange({ hours })}
        />
      </Rule>
      <Rule says={surveyWords(budget)}>
        <NumberField
          label="Days between surveys"
          value={budget.surveyDays}
          most={365}
          onNumber={(surveyDays) => onChange({ surveyDays })}
        />
      </Rule>
      <Rule says={restWords(budget)}>
        <NumberField
          label="Hours of rest after a survey"
          value={budget.afterSurveyHours}
          most={720}
          onNumber={(afterSurveyHours) => onChange({ afterSurveyHours })}
        />
      </Rule>
      <Rule says={calmWords(budget)}>
        <NumberField
          label="Seconds of calm after trouble"
          value={budget.calmSeconds}
          most={3_600}
          onNumber={(calmSeconds) => onChange({ calmSeconds })}
        />
      </Rule>
      <Defaults
        isDefault={isDefault(budget)}
        suits="most products"
        onReset={() => onChange(defaultBudget)}
      />
    </fieldset>
  );
}
