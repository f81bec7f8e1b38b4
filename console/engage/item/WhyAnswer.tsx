import { useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import type { WhyInputs } from '../../../core/model/results.ts';
import type { VisitorRow } from '../../../core/model/usage.ts';
import type { Gate } from '../../../core/targeting/types.ts';
import { Field } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { useRpc } from '../../app/queries.ts';
import { type Circumstances, type GateWords, whyOf } from './why.ts';

type Props = { item: Item; person: VisitorRow; inputs: WhyInputs };

const gateNames: Readonly<Record<Gate, string>> = {
  kill: 'Kill switch',
  consent: 'Consent',
  schedule: 'Schedule',
  url: 'Page',
  audience: 'Audience',
  experiment: 'Sample and holdout',
  frequency: 'How often',
  budget: 'Attention budget',
  priority: 'Priority',
  element: 'Element',
};

/** What is not recorded (device, language) is asked here; the page begins as the last one they were on. */
export function WhyAnswer({ item, person, inputs }: Props) {
  const { workspace } = useCurrent();
  const others = useRpc('list_items', { app: item.app, archived: false }).data ?? [];
  const [as, setAs] = useState<Circumstances>({
    path: inputs.pages[0]?.path ?? '/',
    known: person.knownId !== null,
    device: 'desktop',
    language: item.definition.languages.default,
    zone: workspace.timezone,
  });
  const format = (at: number) => formatInstant(new Date(at).toISOString(), workspace.timezone);
  const why = whyOf({ item, others, inputs, as, format });
  return (
    <>
      <CircumstanceFields inputs={inputs} as={as} onAs={setAs} />
      {why.ok ? (
        <>
          <p class="why-verdict" role="status">
            <Icon name={why.passes ? 'check' : 'close'} />{' '}
            {why.passes
              ? 'It would be shown.'
              : `It would not be shown${why.heldOut ? ': the person is held out' : ''}.`}
          </p>
          <Gates gates={why.gates} />
        </>
      ) : (
        <p class="why-verdict" role="status">
          <Icon name="close" /> {why.reason}
        </p>
      )}
      <Seen item={item} inputs={inputs} />
    </>
  );
}

/** All ten, also after the first no: the second reason is the next question. */
function Gates({ gates }: { gates: readonly GateWords[] }) {
  return (
    <ol class="gates">
      {gates.map(({ gate, yes, sentence }) => (
        <li key={gate} class={yes ? 'gate-yes' : 'gate-no'}>
          <Icon name={yes ? 'check' : 'close'} />
          <b>{gateNames[gate]}</b>
          <span>
            <span class="wm-hidden">{yes ? 'Yes: ' : 'No: '}</span>
            {sentence}
          </span>
        </li>
      ))}
    </ol>
  );
}

type FieldsProps = {
  inputs: WhyInputs;
  as: Circumstances;
  onAs: (as: Circumstances) => void;
};

const devices = ['desktop', 'tablet', 'phone'] as const;

function CircumstanceFields({ inputs, as, onAs }: FieldsProps) {
  const paths = [...new Set(inputs.pages.map(({ path }) => path))];
  return (
    <div class="field-pair">
      <Field
        label="Page"
        hint={paths.length ? 'One of their last pages, or another.' : 'No page is recorded.'}
      >
        {(wiring) => (
          <>
            <Input
              {...wiring}
              mono
              list="why-pages"
              value={as.path}
              onText={(path) => onAs({ ...as, path })}
            />
            <datalist id="why-pages">
              {paths.map((path) => (
                <option key={path} value={path} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Device">
        {(wiring) => (
          <Select
            {...wiring}
            value={as.device}
            options={devices.map((value) => ({ value, label: value }))}
            onValue={(device) => onAs({ ...as, device })}
          />
        )}
      </Field>
      <Field label="Language">
        {(wiring) => (
          <Input {...wiring} value={as.language} onText={(language) => onAs({ ...as, language })} />
        )}
      </Field>
    </div>
  );
}

/** What really happened, beside what would have. */
function Seen({ item, inputs }: { item: Item; inputs: WhyInputs }) {
  const { workspace } = useCurrent();
  const own = inputs.seen.filter((one) => one.item === item.id);
  if (own.length === 0) return <p class="quiet">Their pages have reported nothing of it.</p>;
  return (
    <details class="changes">
      <summary>What their pages reported of it</summary>
      <ul>
        {own.map(({ at, what }) => (
          <li key={`${at}${what}`}>
            {formatInstant(at, workspace.timezone)}: {what}
          </li>
        ))}
      </ul>
    </details>
  );
}
