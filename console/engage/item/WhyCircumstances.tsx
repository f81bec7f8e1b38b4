/** What only the page knew at the time: page, device, language, consent; as events tell, or as one asks. */
import type { WhyInputs } from '../../../core/model/results.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { type Asked, type Circumstances, devices } from './why-query.ts';

type Props = {
  inputs: WhyInputs;
  as: Circumstances;
  onAsked: (part: Partial<Asked>) => void;
};

export function WhyCircumstances({ inputs, as, onAsked }: Props) {
  const paths = [...new Set(inputs.pages.map(({ path }) => path))];
  return (
    <fieldset class="why-as">
      <legend class="wm-hidden">Circumstances</legend>
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
              onText={(path) => onAsked({ path })}
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
            onValue={(value) => onAsked({ device: devices.find((one) => one === value) ?? null })}
          />
        )}
      </Field>
      <Field label="Language">
        {(wiring) => (
          <Input {...wiring} value={as.language} onText={(language) => onAsked({ language })} />
        )}
      </Field>
      <Checkbox
        label="Has consented"
        checked={as.consented}
        onChecked={(consented) => onAsked({ consented })}
      />
      <Source inputs={inputs} />
    </fieldset>
  );
}

const consentWords = {
  notNeeded: 'This app asks for no consent.',
  given: 'They had consented: the app keeps nothing of those who have not.',
  unknown: 'The app requires consent, and nothing was heard of them by then.',
} as const;

/** Where the figures in these fields come from, so that an assumption is not taken for a fact. */
function Source({ inputs }: { inputs: WhyInputs }) {
  const { workspace } = useCurrent();
  const { screen, language, shownAt, consent, known } = inputs.circumstances;
  const told = [screen && `on a ${screen}`, language && `in ${language}`].filter(Boolean);
  const source =
    shownAt && told.length > 0
      ? `Their last display by then, ${formatInstant(shownAt, workspace.timezone)}, was ${told.join(' and ')}.`
      : 'Device and language are not recorded: these are assumed.';
  return (
    <p class="quiet">
      {source} {consentWords[consent]}{' '}
      {known ? 'The product had named them.' : 'They were anonymous then.'}
    </p>
  );
}
