/** The languages of one item: changed here, saved as its draft, reaching people with the next publication. */
import { useState } from 'preact/hooks';
import type { Languages } from '../../../core/model/content.ts';
import type { Item } from '../../../core/model/engagement.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useMay } from '../../app/current.ts';
import { useCall } from '../../app/use-call.ts';
import { touched } from '../use-item-actions.ts';
import { TranslationFields } from './TranslationFields.tsx';

export function TranslationsPanel({ item }: { item: Item }) {
  const may = useMay('tag');
  const call = useCall();
  const toast = useToast();
  const [languages, setLanguages] = useState<Languages>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const { id, app, name, revision } = item;
  const definition = { ...item.definition, languages: languages ?? item.definition.languages };
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const args = { app, item: { id, name, definition }, base: revision };
    const reply = await call('save_item', args, touched);
    setBusy(false);
    setError(reply.ok ? undefined : reply.error.message);
    if (!reply.ok) return;
    // What was typed while it was being saved is still to be saved.
    setLanguages((now) => (now === languages ? undefined : now));
    toast({ text: `The translations of ${name} are saved. People get them once it is published.` });
  };
  return (
    <form class="translations-panel" onSubmit={save} noValidate aria-label="Translations">
      <TranslationFields
        name={name}
        definition={definition}
        onLanguages={may ? setLanguages : undefined}
      />
      {(languages || error) && (
        <div class="save-bar">
          <FormError text={error} />
          <Button
            onClick={() => {
              setLanguages(undefined);
              setError(undefined);
            }}
          >
            Discard
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            Save translations
          </Button>
        </div>
      )}
    </form>
  );
}
