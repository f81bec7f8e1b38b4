/** What an integration is made of; the same fields for a new one and for one that runs. */
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { StatusMap } from './StatusMap.tsx';
import { trackerWords } from './tracker-words.ts';
import type { IntegrationForm } from './use-integration-form.ts';

type Props = { form: IntegrationForm; hasToken: boolean };

export function IntegrationFields({ form, hasToken }: Props) {
  const { value, change, problems } = form;
  const words = trackerWords[value.tracker];
  const needsSite = value.tracker === 'jira';
  return (
    <div class="wm-form">
      <Field label="Name" hint="As your team knows it, such as “Jira, Web team”.">
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxlength={120}
            value={value.name}
            onText={(name) => change({ name })}
          />
        )}
      </Field>
      {needsSite && <Site form={form} />}
      <Field label={words.place} hint={words.placeHint} error={problems.place}>
        {(wiring) => (
          <Input
            {...wiring}
            mono
            required
            maxlength={200}
            placeholder={words.placeholder}
            value={value.place}
            onText={(place) => change({ place })}
          />
        )}
      </Field>
      {value.tracker === 'jira' && (
        <Field label="Issue type" hint="Empty: Task. As it is called in your project.">
          {(wiring) => (
            <Input
              {...wiring}
              maxlength={60}
              placeholder="Story"
              value={value.issueType ?? ''}
              onText={(text) => change({ issueType: text.trim() ? text : null })}
            />
          )}
        </Field>
      )}
      <Token {...{ form, hasToken }} />
      {words.hasStatus && (
        <StatusMap value={value.statuses} onChange={(statuses) => change({ statuses })} />
      )}
      {!needsSite && (
        <details class="reading">
          <summary>Another address than {words.name}’s own</summary>
          <Site form={form} />
        </details>
      )}
    </div>
  );
}

function Site({ form: { value, change, problems } }: Pick<Props, 'form'>) {
  const words = trackerWords[value.tracker];
  return (
    <Field label={words.site} hint={words.siteHint} error={problems.site}>
      {(wiring) => (
        <Input
          {...wiring}
          mono
          type="url"
          placeholder="https://…"
          value={value.site ?? ''}
          onText={(text) => change({ site: text.trim() || null })}
        />
      )}
    </Field>
  );
}

/** Written, never read back: what is set is only said to be. */
function Token({ form: { value, token, setToken }, hasToken }: Props) {
  const words = trackerWords[value.tracker];
  return (
    <Field
      label={hasToken ? 'New token' : 'Token'}
      hint={
        hasToken
          ? 'One is set. It cannot be read again, only replaced; another address needs it anew.'
          : words.token
      }
    >
      {(wiring) => (
        <Input
          {...wiring}
          mono
          type="password"
          autocomplete="off"
          maxlength={500}
          value={token}
          onText={setToken}
        />
      )}
    </Field>
  );
}
