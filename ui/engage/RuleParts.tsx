/** The words and controls of one rule's sentence, by its kind. */
import { useId } from 'preact/hooks';
import type { AnswerTest, Rule, TraitTest } from '../../core/engage/audience-rules.ts';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import type { Known, Traits } from './rule-kinds.ts';

type Part<B extends Rule['by']> = {
  rule: Extract<Rule, { by: B }>;
  onRule: (rule: Rule) => void;
};

const tests: readonly { value: TraitTest; label: string }[] = [
  { value: 'is', label: 'is' },
  { value: 'not', label: 'is not' },
  { value: 'min', label: 'is at least' },
  { value: 'max', label: 'is at most' },
  { value: 'set', label: 'is known' },
];

/** Traits that exist; the value is typed, because not all values are listed. */
export function TraitParts({ rule, traits, onRule }: Part<'trait'> & { traits: Traits }) {
  const known = traits.map(({ on, trait }) => ({
    value: `${on}.${trait}`,
    label: `${on === 'account' ? 'Account' : 'Person'}: ${trait}`,
  }));
  const listed = known.some(({ value }) => value === rule.path);
  const listId = useId();
  const values = traits.find(({ on, trait }) => `${on}.${trait}` === rule.path)?.values ?? [];
  return (
    <>
      <Select
        aria-label="Trait"
        value={rule.path}
        options={listed ? known : [...known, { value: rule.path, label: rule.path }]}
        onValue={(path) => onRule({ ...rule, path, value: '' })}
      />
      <Select
        aria-label="Test"
        value={rule.test}
        options={tests}
        onValue={(test) => onRule({ ...rule, test })}
      />
      {rule.test !== 'set' && (
        <>
          <Input
            aria-label="Value"
            list={listId}
            value={rule.value}
            onText={(value) => onRule({ ...rule, value })}
          />
          <datalist id={listId}>
            {values.map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </>
      )}
    </>
  );
}

export function UsageParts({ rule, names, onRule }: Part<'usage'> & { names: Known }) {
  const amounts = [0, 1, 2, 3, 5, 10, rule.times];
  return (
    <>
      <Select
        aria-label="Use"
        value={`${rule.times}`}
        options={[...new Set(amounts)].map((n) => ({
          value: `${n}`,
          label: n === 0 ? 'has not used' : `used at least ${n} ×`,
        }))}
        onValue={(times) => onRule({ ...rule, times: Number(times) })}
      />
      <Select
        aria-label="Feature"
        value={rule.feature}
        options={names.features.map(({ id, name }) => ({ value: id, label: name }))}
        onValue={(feature) => onRule({ ...rule, feature })}
      />
      <Select
        aria-label="Span"
        value={`${rule.days}`}
        options={[...new Set([7, 14, 30, 60, 90, 0, rule.days])].map((days) => ({
          value: `${days}`,
          label: days ? `in the last ${days} days` : 'ever',
        }))}
        onValue={(days) => onRule({ ...rule, days: Number(days) })}
      />
    </>
  );
}

export function SeenParts({ rule, onRule }: Part<'seen'>) {
  return (
    <>
      <span>First seen</span>
      <Select
        aria-label="Bound"
        value={rule.test}
        options={[
          { value: 'min', label: 'at least' },
          { value: 'max', label: 'at most' },
        ]}
        onValue={(test) => onRule({ ...rule, test })}
      />
      <Input
        aria-label="Days"
        type="number"
        min={0}
        value={rule.days}
        onText={(text) => onRule({ ...rule, days: Math.max(0, Math.round(Number(text)) || 0) })}
      />
      <span>days ago</span>
    </>
  );
}

const answerTests: readonly { value: AnswerTest; label: string }[] = [
  { value: 'max', label: 'scored at most' },
  { value: 'min', label: 'scored at least' },
  { value: 'within', label: 'answered in the last … days' },
  { value: 'ever', label: 'has answered' },
  { value: 'never', label: 'has not answered' },
];

/** The last answer is what counts, as everywhere. */
export function AnswerParts({ rule, names, onRule }: Part<'answer'> & { names: Known }) {
  const hasValue = rule.test !== 'ever' && rule.test !== 'never';
  const known = names.surveys.map(({ id, name }) => ({ value: id, label: name }));
  const listed = known.some(({ value }) => value === rule.survey);
  return (
    <>
      <span>Survey</span>
      <Select
        aria-label="Survey"
        value={rule.survey}
        options={listed ? known : [...known, { value: rule.survey, label: 'one of another app' }]}
        onValue={(survey) => onRule({ ...rule, survey })}
      />
      <Select
        aria-label="Answer"
        value={rule.test}
        options={answerTests}
        onValue={(test) => onRule({ ...rule, test })}
      />
      {hasValue && (
        <Input
          aria-label={rule.test === 'within' ? 'Days' : 'Score'}
          type="number"
          min={0}
          value={rule.value}
          onText={(text) => onRule({ ...rule, value: Math.max(0, Math.round(Number(text)) || 0) })}
        />
      )}
    </>
  );
}
