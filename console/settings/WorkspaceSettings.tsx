import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { useCall } from '../app/use-call.ts';
import { SaveBar } from './SaveBar.tsx';
import { Section } from './Section.tsx';
import { useDraft } from './use-draft.ts';

/** ISO order, which is also the database's: 1 is Monday. */
const weekDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** A year and a month by default, so that this month can be held against last year's. */
const months = [1, 3, 6, 13, 25, 37, 60];

/** Readable by all, because every figure hangs on the zone; changed by admins. */
export function WorkspaceSettings() {
  const { workspace } = useCurrent();
  const may = useMay('administer');
  const call = useCall();
  const { id, name, timezone, weekStart, retentionMonths } = workspace;
  const form = useDraft({ name, timezone, weekStart, retentionMonths }, async (changes) => {
    const reply = await call('update_workspace', { workspace: id, changes }, [
      'my_workspaces',
      'adoption',
      'feature_usage',
      'feature_retention',
    ]);
    return reply.ok ? undefined : reply.error.message;
  });
  return (
    <form onSubmit={form.submit}>
      <Section title="Workspace" lead={may ? undefined : 'Only admins can change these.'}>
        <fieldset class="wm-form" disabled={!may}>
          <legend class="wm-hidden">Workspace</legend>
          <Field label="Name">
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
          <div class="field-pair">
            <Field label="Time zone" hint="Every day in every figure is a day of this zone.">
              {(wiring) => (
                <Select
                  {...wiring}
                  value={form.value.timezone}
                  options={zones(form.value.timezone).map((zone) => ({ value: zone, label: zone }))}
                  onValue={(timezone) => form.change({ timezone })}
                />
              )}
            </Field>
            <Field label="Weeks start on">
              {(wiring) => (
                <Select
                  {...wiring}
                  value={`${form.value.weekStart}`}
                  options={weekDays.map((label, i) => ({ value: `${i + 1}`, label }))}
                  onValue={(day) => form.change({ weekStart: Number(day) })}
                />
              )}
            </Field>
          </div>
          <Field
            label="Keep raw events for"
            hint="Older months are dropped whole. Shortening it deletes history for good."
          >
            {(wiring) => (
              <Select
                {...wiring}
                value={`${form.value.retentionMonths}`}
                options={monthChoices(form.value.retentionMonths)}
                onValue={(count) => form.change({ retentionMonths: Number(count) })}
              />
            )}
          </Field>
        </fieldset>
        <SaveBar {...form} onReset={form.reset} />
      </Section>
    </form>
  );
}

/** The browser's list, and whatever is set although the browser does not know it. */
function zones(current: string): string[] {
  return [...new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')])].sort();
}

/** Whatever is set stays choosable, even if it is none of ours. */
function monthChoices(current: number) {
  return [...new Set([...months, current])]
    .sort((a, b) => a - b)
    .map((count) => ({ value: `${count}`, label: count === 1 ? '1 month' : `${count} months` }));
}
