import type { Advance, Step } from '../../../core/model/guide.ts';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';

const kinds = [
  { value: 'button', label: 'A press on “Next”' },
  { value: 'click', label: 'A click on the element itself' },
  { value: 'page', label: 'Reaching a page' },
] as const;
type Kind = (typeof kinds)[number]['value'];

const onward = { to: null, if: null };

function advanceOf(on: Kind, path = ''): Advance {
  if (on !== 'page') return { on, ...onward };
  return { on, where: { include: [{ kind: 'path', value: path }], exclude: [] }, ...onward };
}

type Props = { step: Step; onChange: (changes: Partial<Step>) => void };

/** What takes a person to the next step. Events, features and branches are written elsewhere and kept as they are. */
export function AdvanceFields({ step, onChange }: Props) {
  const [first, ...others] = step.advance;
  const on = kinds.find(({ value }) => value === first?.on)?.value;
  if (!first || !on || others.length > 0 || first.if || first.to) {
    return <p class="wm-note">It goes on by rules of its own, which stay as they are.</p>;
  }
  const rule = first.on === 'page' ? first.where.include[0] : undefined;
  const path = rule?.kind === 'path' ? rule.value : '';
  const change = (advance: Advance) => onChange({ advance: [advance] });
  return (
    <>
      <Field label="Goes on by">
        {(wiring) => (
          <Select
            {...wiring}
            value={on}
            options={kinds}
            onValue={(kind) => change(advanceOf(kind))}
          />
        )}
      </Field>
      {on === 'page' && (
        <Field label="Page to be reached" hint="* stands for one part of the path, ** for any.">
          {(wiring) => (
            <Input
              {...wiring}
              mono
              value={path}
              placeholder="/reports/*"
              onText={(text) => change(advanceOf('page', text.trim()))}
            />
          )}
        </Field>
      )}
    </>
  );
}
