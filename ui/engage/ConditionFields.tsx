/**
 * A condition as people build it: rules that read as sentences, joined by all, any or none, and groups within
 * groups where one level does not say it. Segments and audiences are written with it.
 */
import { type Group, type Join, joins, type Part } from '../../core/engage/condition-tree.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { Select } from '../Select.tsx';
import { useEditing } from './editing.ts';
import { RuleFields } from './RuleFields.tsx';
import { blankRule, kindsFor, type RuleKind } from './rule-kinds.ts';

type Props = {
  group: Group;
  onGroup: (group: Group) => void;
  /** Groups within it; nobody reads a fourth level. */
  depth?: number;
  /** Of a group within another. */
  onRemove?: () => void;
};

const deepest = 2;

const joinNames: Readonly<Record<Join, string>> = {
  all: 'All of this holds',
  any: 'Any of this holds',
  none: 'None of this holds',
};

export function ConditionFields({ group, onGroup, depth = 0, onRemove }: Props) {
  const { join, parts } = group;
  const put = (next: readonly Part[]) => onGroup({ join, parts: next });
  return (
    <fieldset class={depth ? 'rule-group rule-group-inner' : 'rule-group'}>
      <legend class="wm-hidden">{depth ? `Group: ${joinNames[join]}` : 'Rules'}</legend>
      {(parts.length > 1 || depth > 0 || join !== 'all') && (
        <div class="rule-join">
          <Select
            aria-label="How the rules are joined"
            value={join}
            options={joins.map((value) => ({ value, label: joinNames[value] }))}
            onValue={(value) => onGroup({ join: value, parts })}
          />
          {onRemove && (
            <IconButton small icon="close" label="Remove this group" onClick={onRemove} />
          )}
        </div>
      )}
      {parts.map((part, i) => (
        <OnePart
          key={`${i}`}
          part={part}
          depth={depth}
          onPart={(next) => put(parts.map((one, n) => (n === i ? next : one)))}
          onRemove={() => put(parts.filter((_, n) => n !== i))}
        />
      ))}
      <AddRow canNest={depth < deepest} onAdd={(part) => put([...parts, part])} />
    </fieldset>
  );
}

type PartProps = {
  part: Part;
  depth: number;
  onPart: (part: Part) => void;
  onRemove: () => void;
};

function OnePart({ part, depth, onPart, onRemove }: PartProps) {
  const { names, traits } = useEditing();
  if (part.is === 'rule') {
    return (
      <RuleFields
        rule={part.rule}
        names={names}
        traits={traits}
        onRule={(rule) => onPart({ is: 'rule', rule })}
        onRemove={onRemove}
      />
    );
  }
  return (
    <ConditionFields
      group={part.group}
      depth={depth + 1}
      onGroup={(group) => onPart({ is: 'group', group })}
      onRemove={onRemove}
    />
  );
}

/** A group begins with "any": "all" within "all" would say nothing new. */
function AddRow({ canNest, onAdd }: { canNest: boolean; onAdd: (part: Part) => void }) {
  const { names, traits } = useEditing();
  return (
    <div class="add-row">
      <Select<RuleKind | ''>
        aria-label="Add a rule"
        value=""
        options={[{ value: '', label: 'Add a rule…' }, ...kindsFor(names)]}
        onValue={(kind) => {
          if (kind) onAdd({ is: 'rule', rule: blankRule(kind, { traits, names }) });
        }}
      />
      {canNest && (
        <Button
          small
          variant="quiet"
          icon="plus"
          onClick={() => onAdd({ is: 'group', group: { join: 'any', parts: [] } })}
        >
          Group
        </Button>
      )}
    </div>
  );
}
