import type { App } from '../../core/model/workspace.ts';
import { ListEditor } from './ListEditor.tsx';
import { checkOrigin } from './origin.ts';
import { SaveBar } from './SaveBar.tsx';
import { Section } from './Section.tsx';
import { useDraft } from './use-draft.ts';
import { useSaveApp } from './use-save-app.ts';

/** Its own form: who mends an origin should not save a half-made consent setting with it. */
export function OriginsSettings({ app, disabled }: { app: App; disabled: boolean }) {
  const form = useDraft({ origins: app.origins }, useSaveApp(app));
  return (
    <form onSubmit={form.submit}>
      <Section
        title="Allowed origins"
        lead="Events from pages of these addresses are accepted; from all others they are turned away."
      >
        <ListEditor
          label="Allowed origins"
          addLabel="Another origin"
          hint="Like https://app.example.com; https://*.example.com allows every subdomain."
          placeholder="https://app.example.com"
          none="None: nothing is accepted."
          values={form.value.origins}
          disabled={disabled}
          check={(typed) => {
            const checked = checkOrigin(typed);
            return checked.ok ? { ok: true, value: checked.origin } : checked;
          }}
          onValues={(origins) => form.change({ origins })}
        />
        {form.value.origins.includes('*') && (
          <p class="wm-note">
            * accepts events from every page on the web that knows the key, and the key is public.
          </p>
        )}
        <SaveBar {...form} onReset={form.reset} />
      </Section>
    </form>
  );
}
