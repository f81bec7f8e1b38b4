import { type Rule, readRules, writeRules } from '../../core/engage/audience-rules.ts';
import type { Definition } from '../../core/model/engagement.ts';
import { Button } from '../Button.tsx';
import { formatCount } from '../plural.ts';
import { Select } from '../Select.tsx';
import { type Edit, useEditing } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { RuleFields } from './RuleFields.tsx';
import { blankRule, type RuleKind, ruleKinds } from './rule-kinds.ts';

type Props = {
  definition: Definition;
  edit: Edit;
};

/** Rules that must all hold, with how many people that is. */
export function AudienceFields({ definition, edit }: Props) {
  const { audience } = definition;
  const rules = readRules(audience);
  const { names, traits } = useEditing();
  const write = (next: readonly Rule[]) =>
    edit((before) => ({ ...before, audience: writeRules(next) }));
  if (rules === null) {
    return (
      <FormSheet
        title="Audience"
        lead="It has a condition of its own, which this form leaves as it is."
      >
        <pre class="condition">{JSON.stringify(audience, null, 2)}</pre>
        <Size definition={definition} />
        <Button small onClick={() => write([])}>
          Start over with everybody
        </Button>
      </FormSheet>
    );
  }
  const options = ruleKinds.filter(
    ({ value }) =>
      (value !== 'usage' || names.features.length > 0) &&
      (value !== 'segment' || names.segments.length > 0),
  );
  return (
    <FormSheet
      title="Audience"
      lead={rules.length === 0 ? 'Everybody.' : 'Everybody for whom all of this holds.'}
    >
      {rules.map((rule, i) => (
        <RuleFields
          key={`${i}`}
          rule={rule}
          names={names}
          traits={traits}
          onRule={(next) => write(rules.map((one, n) => (n === i ? next : one)))}
          onRemove={() => write(rules.filter((_, n) => n !== i))}
        />
      ))}
      <div class="add-row">
        <Select<RuleKind | ''>
          aria-label="Add a rule"
          value=""
          options={[{ value: '', label: 'Add a rule…' }, ...options]}
          onValue={(kind) => {
            if (kind) write([...rules, blankRule(kind, { traits, names })]);
          }}
        />
      </div>
      <Size definition={definition} />
    </FormSheet>
  );
}

/** Counted by the server over the people that are known; a draft's rules are counted as they stand. */
function Size({ definition }: { definition: Definition }) {
  const size = useEditing().useAudienceSize(definition.audience);
  if (size.error) return <p class="quiet">{size.error.message}</p>;
  if (!size.data) return <p class="quiet">Counting…</p>;
  const { people, total, active, activeTotal } = size.data;
  return (
    <p class="audience-size" aria-live="polite">
      <b>{formatCount(people)}</b> of {formatCount(total)} people seen in 90 days;{' '}
      <b>{formatCount(active)}</b> of {formatCount(activeTotal)} of the last 7.
    </p>
  );
}
