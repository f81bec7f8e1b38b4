/** The buttons of a step: what each says, where it leads, what it does. */
import type { Action, Block, Button } from '../../core/model/content.ts';
import { Button as Press } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { type Option, Select } from '../Select.tsx';
import {
  blankButton,
  type Does,
  does,
  doesNames,
  keysIn,
  mainAction,
  withAction,
  withHref,
} from './content-edit.ts';
import { useEditing } from './editing.ts';
import { NumberField } from './NumberField.tsx';
import { PhraseField } from './PhraseField.tsx';

type Buttons = Extract<Block, { block: 'buttons' }>;
type Props = {
  block: Buttons;
  prefix: string;
  steps: readonly Option[];
  onBlock: (block: Buttons) => void;
};

export function ButtonsFields({ block, prefix, steps, onBlock }: Props) {
  const { buttons } = block;
  return (
    <>
      {buttons.map((button, i) => (
        <div key={button.key} class="rule-row button-row">
          <ButtonFields
            {...{ button, steps }}
            onButton={(next) => onBlock({ ...block, buttons: buttons.toSpliced(i, 1, next) })}
          />
          {buttons.length > 1 && (
            <IconButton
              small
              icon="close"
              label={`Remove button ${i + 1}`}
              onClick={() => onBlock({ ...block, buttons: buttons.toSpliced(i, 1) })}
            />
          )}
        </div>
      ))}
      {buttons.length < 4 && (
        <div class="add-row">
          <Press
            small
            variant="quiet"
            icon="plus"
            onClick={() =>
              onBlock({ ...block, buttons: [...buttons, blankButton(keysIn(buttons), prefix)] })
            }
          >
            Another button
          </Press>
        </div>
      )}
    </>
  );
}

type ButtonProps = {
  button: Button;
  steps: readonly Option[];
  onButton: (button: Button) => void;
};

const looks = [
  { value: 'primary', label: 'Filled' },
  { value: 'secondary', label: 'Outlined' },
  { value: 'link', label: 'Like a link' },
] as const;

function ButtonFields({ button, steps, onButton }: ButtonProps) {
  const { items } = useEditing();
  const action = mainAction(button);
  const link = button.actions.find(({ do: act }) => act === 'url');
  const offered = does.filter(
    (one) =>
      one === action?.do ||
      ((one !== 'launch' || items.length > 0) && (one !== 'go' || steps.length > 1)),
  );
  const choose = (one: Does | '') => onButton(withAction(button, actionOf(one, items, steps)));
  return (
    <div class="field-pair">
      <PhraseField
        label="Button"
        phrase={button.label}
        onPhrase={(label) => onButton({ ...button, label })}
      />
      <Field label="Leads to" hint="A path or an address; empty: nowhere.">
        {(wiring) => (
          <Input
            {...wiring}
            mono
            value={link?.do === 'url' ? link.href : ''}
            onText={(href) => onButton(withHref(button, href))}
          />
        )}
      </Field>
      <Field label="Does">
        {(wiring) => (
          <Select<Does | ''>
            {...wiring}
            value={action?.do ?? ''}
            options={[
              ...(action ? [] : [{ value: '' as const, label: 'Nothing else' }]),
              ...offered.map((value) => ({ value, label: doesNames[value] })),
            ]}
            onValue={choose}
          />
        )}
      </Field>
      {action && (
        <MoreField {...{ action, steps }} onAction={(next) => onButton(withAction(button, next))} />
      )}
      <Field label="Look">
        {(wiring) => (
          <Select
            {...wiring}
            value={button.look}
            options={looks}
            onValue={(look) => onButton({ ...button, look })}
          />
        )}
      </Field>
    </div>
  );
}

type Items = readonly { id: string; name: string }[];

function actionOf(one: Does | '', items: Items, steps: readonly Option[]): Action | null {
  if (one === '') return null;
  if (one === 'snooze') return { do: one, hours: 24 };
  if (one === 'launch') return { do: one, item: items[0]?.id ?? '' };
  if (one === 'track') return { do: one, name: 'clicked' };
  if (one === 'go') return { do: one, to: steps[0]?.value ?? 'end' };
  return { do: one };
}

type MoreProps = { action: Action; steps: readonly Option[]; onAction: (action: Action) => void };

/** What an action needs to know beside its name. */
function MoreField({ action, steps, onAction }: MoreProps) {
  const { items } = useEditing();
  if (action.do === 'snooze') {
    return (
      <NumberField
        label="Hours until then"
        value={action.hours}
        least={1}
        most={2160}
        onNumber={(hours) => onAction({ ...action, hours })}
      />
    );
  }
  if (action.do === 'track') {
    return (
      <Field label="Event’s name">
        {(wiring) => (
          <Input {...wiring} value={action.name} onText={(name) => onAction({ ...action, name })} />
        )}
      </Field>
    );
  }
  if (action.do === 'launch' || action.do === 'go') {
    const isStep = action.do === 'go';
    const options = isStep ? steps : items.map(({ id, name }) => ({ value: id, label: name }));
    return (
      <Field label={isStep ? 'Which step' : 'Which one'}>
        {(wiring) => (
          <Select
            {...wiring}
            value={isStep ? action.to : action.item}
            options={options}
            onValue={(value) =>
              onAction(isStep ? { do: 'go', to: value } : { do: 'launch', item: value })
            }
          />
        )}
      </Field>
    );
  }
  return null;
}
