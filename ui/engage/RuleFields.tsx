import type { ComponentChildren } from 'preact';
import type { Rule, TraitTest } from '../../core/engage/audience-rules.ts';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { ruleWords } from './audience.ts';
import type { Known, Traits } from './rule-kinds.ts';
import type { Names } from './words.ts';

type Props = {
  rule: Rule;
  names: Names & Known;
  traits: Traits;
  onRule: (rule: Rule) => void;
  onRemove: () => void;
};

/** One line that reads as a sentence; its name for readers is the sentence itself. */
export function RuleFields(props: Props) {
  const { rule, names, onRemove } = props;
  return (
    <div class="rule-row">
      <div class="rule-parts">{partsOf(props)}</div>
      <IconButton
        icon="close"
        small
        label={`Remove: ${ruleWords(rule, names)}`}
        onClick={onRemove}
      />
    </div>
  );
}

function partsOf({ rule, names, traits, onRule }: Props): ComponentChildren {
  switch (rule.by) {
    case 'trait':
      return <TraitParts rule={rule} traits={traits} onRule={onRule} />;
    case 'usage':
      return <UsageParts rule={rule} names={names} onRule={onRule} />;
    case 'segment':
      return (
        <>
          <span>In the segment</span>
          <Select
            aria-label="Segment"
            value={rule.segment}
            options={names.segments.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={(segment) => onRule({ ...rule, segment })}
          />
        </>
      );
    case 'seen':
      return <SeenParts rule={rule} onRule={onRule} />;
    case 'known':
      return <span>Signed in, so that the product has told who it is</span>;
    case 'device':
      return (
        <>
          <span>Device is</span>
          <Select
            aria-label="Device"
            value={rule.value}
            options={['desktop', 'tablet', 'phone'].map((value) => ({ value, label: value }))}
            onValue={(value) => onRule({ ...rule, value })}
          />
        </>
      );
    case 'language':
      return (
        <>
          <span>Language is</span>
          <Input
            aria-label="Language"
            value={rule.value}
            onText={(value) => onRule({ ...rule, value })}
          />
        </>
      );
  }
}

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
function TraitParts({ rule, traits, onRule }: Part<'trait'> & { traits: Traits }) {
  const known = traits.map(({ on, trait }) => ({
    value: `${on}.${trait}`,
    label: `${on === 'account' ? 'Account' : 'Person'}: ${trait}`,
  }));
  const listed = known.some(({ value }) => value === rule.path);
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
            list={`values-${rule.path}`}
            value={rule.value}
            onText={(value) => onRule({ ...rule, value })}
          />
          <datalist id={`values-${rule.path}`}>
            {values.map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </>
      )}
    </>
  );
}

function UsageParts({ rule, names, onRule }: Part<'usage'> & { names: Known }) {
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

function SeenParts({ rule, onRule }: Part<'seen'>) {
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
