import type { ComponentChildren } from 'preact';
import type { Rule } from '../../core/engage/audience-rules.ts';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { ruleWords } from './audience.ts';
import { AnswerParts, SeenParts, TraitParts, UsageParts } from './RuleParts.tsx';
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
    case 'answer':
      return <AnswerParts rule={rule} names={names} onRule={onRule} />;
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
