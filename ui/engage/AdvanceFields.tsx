import { readTree, writeTree } from '../../core/engage/condition-tree.ts';
import type { Condition } from '../../core/model/audience.ts';
import type { Advance, Step } from '../../core/model/guide.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { type Option, Select } from '../Select.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { useEditing } from './editing.ts';
import { useTree } from './use-tree.ts';

const kinds = [
  { value: 'button', label: 'A press on “Next”' },
  { value: 'click', label: 'A click on the element itself' },
  { value: 'input', label: 'Something is entered into the element' },
  { value: 'page', label: 'Reaching a page' },
  { value: 'event', label: 'A custom event' },
  { value: 'feature', label: 'Use of a feature' },
] as const;
type Kind = (typeof kinds)[number]['value'];

type Onward = Pick<Advance, 'to' | 'if'>;

function advanceOf(on: Kind, onward: Onward, what = ''): Advance {
  if (on === 'page') {
    return { on, where: { include: [{ kind: 'path', value: what }], exclude: [] }, ...onward };
  }
  if (on === 'event') return { on, name: what, ...onward };
  if (on === 'feature') return { on, feature: what, ...onward };
  return { on, ...onward };
}

type Props = { step: Step; steps: readonly Option[]; onChange: (changes: Partial<Step>) => void };

/** Ways on, the first that happens is taken; each may lead elsewhere and hold for some only: that is branching. */
export function AdvanceFields({ step, steps, onChange }: Props) {
  const { advance } = step;
  const write = (next: Advance[]) => onChange({ advance: next });
  return (
    <>
      {advance.map((one, i) => (
        <div key={`${i}`} class="rule-row">
          <WayOn
            {...{ steps }}
            number={i + 1}
            advance={one}
            onAdvance={(next) => write(advance.toSpliced(i, 1, next))}
          />
          {advance.length > 1 && (
            <IconButton
              small
              icon="close"
              label={`Remove way ${i + 1}`}
              onClick={() => write(advance.toSpliced(i, 1))}
            />
          )}
        </div>
      ))}
      {advance.length < 8 && (
        <div class="add-row">
          <Button
            small
            variant="quiet"
            icon="plus"
            onClick={() => write([...advance, { on: 'click', to: null, if: null }])}
          >
            Another way on
          </Button>
        </div>
      )}
    </>
  );
}

type WayProps = {
  number: number;
  advance: Advance;
  steps: readonly Option[];
  onAdvance: (advance: Advance) => void;
};

function WayOn({ number, advance, steps, onAdvance }: WayProps) {
  const { names } = useEditing();
  const onward = { to: advance.to, if: advance.if };
  const offered = kinds.filter(({ value }) => value !== 'feature' || names.features.length > 0);
  const choose = (on: Kind) =>
    onAdvance(advanceOf(on, onward, on === 'feature' ? names.features[0]?.id : ''));
  return (
    <div class="way-on">
      <div class="field-pair">
        <Field label={number === 1 ? 'Goes on by' : `Way ${number}: goes on by`}>
          {(wiring) => <Select {...wiring} value={advance.on} options={offered} onValue={choose} />}
        </Field>
        <WhatField
          advance={advance}
          onWhat={(what) => onAdvance(advanceOf(advance.on, onward, what))}
        />
        <Field label="To">
          {(wiring) => (
            <Select
              {...wiring}
              value={advance.to ?? ''}
              options={[
                { value: '', label: 'The next step' },
                ...steps,
                { value: 'end', label: 'The end' },
              ]}
              onValue={(to) => onAdvance({ ...advance, to: to || null })}
            />
          )}
        </Field>
      </div>
      <OnlyFor condition={advance.if} onCondition={(next) => onAdvance({ ...advance, if: next })} />
    </div>
  );
}

type OnlyProps = {
  condition: Condition | null;
  onCondition: (condition: Condition | null) => void;
};

/** A way that is open to some only; what was written otherwise (by the API) is left alone. */
function OnlyFor({ condition, onCondition }: OnlyProps) {
  const [tree, setTree] = useTree(readTree(condition ?? {}), (next) =>
    onCondition(next.parts.length ? writeTree(next) : null),
  );
  return (
    <details class="more-fields" open={condition !== null}>
      <summary>Only for some</summary>
      <div class="more-body">
        {tree ? (
          <ConditionFields group={tree} onGroup={setTree} />
        ) : (
          <p class="quiet">It has a condition of its own, which stays as it is.</p>
        )}
      </div>
    </details>
  );
}

type WhatProps = { advance: Advance; onWhat: (what: string) => void };

function WhatField({ advance, onWhat }: WhatProps) {
  const { names } = useEditing();
  if (advance.on === 'feature') {
    return (
      <Field label="Feature to be used">
        {(wiring) => (
          <Select
            {...wiring}
            value={advance.feature}
            options={names.features.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={onWhat}
          />
        )}
      </Field>
    );
  }
  if (advance.on === 'event') {
    return (
      <Field label="Event to be sent">
        {(wiring) => <Input {...wiring} value={advance.name} onText={onWhat} />}
      </Field>
    );
  }
  const rule = advance.on === 'page' ? advance.where.include[0] : undefined;
  if (advance.on !== 'page' || (rule && rule.kind !== 'path')) return null;
  return (
    <Field label="Page to be reached" hint="* stands for one part of the path, ** for any.">
      {(wiring) => (
        <Input
          {...wiring}
          mono
          value={rule?.value ?? ''}
          placeholder="/reports/*"
          onText={(text) => onWhat(text.trim())}
        />
      )}
    </Field>
  );
}
