import { useState } from 'preact/hooks';
import type { App } from '../../core/model/workspace.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { useCall } from '../app/use-call.ts';
import { ListEditor } from './ListEditor.tsx';
import { SaveBar } from './SaveBar.tsx';
import { Section } from './Section.tsx';
import { useDraft } from './use-draft.ts';
import { useSaveApp } from './use-save-app.ts';

/** Node, because most servers that read this speak it or something near it. */
const signExample = `import { createHmac } from 'node:crypto';
const signature = createHmac('sha256', IDENTITY_SECRET).update(user.id).digest('hex');
// in the page: waymark.identify(user.id, traits, { signature })`;

/** Who somebody is: signed ids, and who is staff. */
export function IdentitySettings({ app, disabled }: { app: App; disabled: boolean }) {
  const { requireSignedIdentity, internalIds } = app;
  const form = useDraft({ requireSignedIdentity, internalIds }, useSaveApp(app));
  return (
    <form onSubmit={form.submit}>
      <Section
        title="Identity"
        lead="A signature by your server proves that an id is real; without one, anybody can claim to be anybody."
      >
        <div class="wm-form">
          <Checkbox
            look="switch"
            label="Require signed ids"
            hint="Unsigned people are then counted as anonymous browsers."
            disabled={disabled}
            checked={form.value.requireSignedIdentity}
            onChecked={(requireSignedIdentity) => form.change({ requireSignedIdentity })}
          />
          {!disabled && <Secret app={app} />}
          <div class="wm-field">
            <h3 class="wm-label">Your own people</h3>
            <ListEditor
              label="Endings of internal ids"
              addLabel="Ending of ids"
              hint="Whoever’s id ends with it is out of every figure, past and future."
              placeholder="@our-company.com"
              none="Nobody is left out."
              values={form.value.internalIds}
              disabled={disabled}
              check={(typed) =>
                typed.trim()
                  ? { ok: true, value: typed.trim() }
                  : { ok: false, problem: 'Give the ending, like @our-company.com.' }
              }
              onValues={(internalIds) => form.change({ internalIds })}
            />
          </div>
        </div>
        <SaveBar {...form} onReset={form.reset} />
      </Section>
    </form>
  );
}

/** The secret is shown when it is made and never again, hence "rotate" and not "show". */
function Secret({ app }: { app: App }) {
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string>();
  return (
    <div class="wm-field">
      <h3 class="wm-label">Identity secret</h3>
      {secret ? (
        <div class="notice" role="status">
          <p>
            Put it into your server’s configuration now. <b>It is shown this once.</b>
          </p>
          <CopyField label="Identity secret" text={secret} />
          <CopyField block label="Signing example" text={signExample} />
        </div>
      ) : (
        <p class="quiet">
          For your server only, never for a page. It cannot be read again, only replaced.
        </p>
      )}
      <div>
        <Button icon="refresh" onClick={() => setAsking(true)}>
          Make a new secret
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title="Make a new identity secret?"
          confirmLabel="Replace the secret"
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const reply = await call('rotate_identity_secret', { app: app.id });
            if (!reply.ok) return reply.error.message;
            setSecret(reply.data.identitySecret);
            return undefined;
          }}
        >
          The present one ends at once: people count as unsigned until your server signs with the
          new one.
        </ConfirmDialog>
      )}
    </div>
  );
}
