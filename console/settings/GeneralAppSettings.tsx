import { type App, environments } from '../../core/model/workspace.ts';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { environmentNames } from '../app/labels.ts';
import { SaveBar } from './SaveBar.tsx';
import { Section } from './Section.tsx';
import { useDraft } from './use-draft.ts';
import { useSaveApp } from './use-save-app.ts';

/** Last on the page: it is set once. */
export function GeneralAppSettings({ app, disabled }: { app: App; disabled: boolean }) {
  const { name, environment } = app;
  const form = useDraft({ name, environment }, useSaveApp(app));
  return (
    <form onSubmit={form.submit}>
      <Section title="Name and environment">
        <fieldset class="wm-form" disabled={disabled}>
          <legend class="wm-hidden">Name and environment</legend>
          <div class="field-pair">
            <Field label="Product">
              {(wiring) => (
                <Input
                  {...wiring}
                  required
                  maxlength={120}
                  value={form.value.name}
                  onText={(name) => form.change({ name })}
                />
              )}
            </Field>
            <Field label="Environment">
              {(wiring) => (
                <Select
                  {...wiring}
                  value={form.value.environment}
                  options={environments.map((value) => ({ value, label: environmentNames[value] }))}
                  onValue={(environment) => form.change({ environment })}
                />
              )}
            </Field>
          </div>
          <Field label="Public key" hint="Part of the snippet. It can only send events.">
            {(wiring) => <Input {...wiring} mono readOnly value={app.key} />}
          </Field>
        </fieldset>
        <SaveBar {...form} onReset={form.reset} />
      </Section>
    </form>
  );
}
