import type { App } from '../../core/model/workspace.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { ListEditor } from './ListEditor.tsx';
import { SaveBar } from './SaveBar.tsx';
import { Section } from './Section.tsx';
import { useDraft } from './use-draft.ts';
import { useSaveApp } from './use-save-app.ts';

/** What the widget records, and when it may. */
export function CaptureSettings({ app, disabled }: { app: App; disabled: boolean }) {
  const { capture, frustration, consent, mask } = app;
  const form = useDraft({ capture, frustration, consent, mask }, useSaveApp(app));
  return (
    <form onSubmit={form.submit}>
      <Section
        title="Capture and privacy"
        lead="Pages notice a change within a minute. Typed values are never recorded, whatever stands here."
      >
        <div class="wm-form">
          <Checkbox
            look="switch"
            label="Capture"
            hint="Off stops recording at once, everywhere."
            disabled={disabled}
            checked={form.value.capture}
            onChecked={(capture) => form.change({ capture })}
          />
          <Checkbox
            look="switch"
            label="Frustration signals"
            hint="Rage clicks, dead clicks, error clicks and U-turns."
            disabled={disabled}
            checked={form.value.frustration}
            onChecked={(frustration) => form.change({ frustration })}
          />
          <RadioGroup
            legend="Consent"
            disabled={disabled}
            value={form.value.consent}
            choices={[
              {
                value: 'none',
                label: 'Not required',
                hint: 'Recording begins with the page. Do Not Track and Global Privacy Control are still obeyed.',
              },
              {
                value: 'required',
                label: 'Required',
                hint: 'Nothing is stored or sent before your page calls waymark.consent(true).',
              },
            ]}
            onValue={(consent) => form.change({ consent })}
          />
          <div class="wm-field">
            <h3 class="wm-label">Also mask</h3>
            <ListEditor
              label="Masked selectors"
              addLabel="CSS selector"
              hint="Text inside is replaced before it leaves the browser, as with data-waymark-mask."
              placeholder=".customer-name"
              none="Nothing beyond what is always masked: e-mail addresses, card numbers, tokens."
              values={form.value.mask}
              disabled={disabled}
              check={checkSelector}
              onValues={(mask) => form.change({ mask })}
            />
          </div>
        </div>
        <SaveBar {...form} onReset={form.reset} />
      </Section>
    </form>
  );
}

/** The browser itself knows best what is a selector. */
function checkSelector(typed: string) {
  const value = typed.trim();
  try {
    document.createDocumentFragment().querySelector(value);
    return { ok: true, value } as const;
  } catch {
    // The reason is in the parser's words; what to do is the same for all.
    return {
      ok: false,
      problem: 'This is no CSS selector. Try .class, #id or [data-name].',
    } as const;
  }
}
