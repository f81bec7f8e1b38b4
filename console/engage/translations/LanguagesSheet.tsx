/** Languages while an item is being written: how far they are, and the same table, over the draft in hand. */
import { useState } from 'preact/hooks';
import { progressOf, unitsOf } from '../../../core/content/translating.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FormSheet } from '../../../ui/engage/FormSheet.tsx';
import type { ItemForm } from '../edit/use-item-draft.ts';
import { languageName } from './language-names.ts';
import { TranslationFields } from './TranslationFields.tsx';

/** In a dialog and not on a page of its own: what is not saved yet must not be left behind. */
export function LanguagesSheet({ form }: { form: ItemForm }) {
  const { draft, edit } = form;
  const { languages } = draft.definition;
  const [open, setOpen] = useState(false);
  const units = unitsOf(draft.definition);
  const told = Object.entries(languages.translations).map(([language, texts]) => {
    const { missing } = progressOf(units, texts);
    return `${languageName(language)}${missing ? `, ${missing} of ${units.length} missing` : ''}`;
  });
  return (
    <FormSheet
      title="Languages"
      lead={`Written in ${languageName(languages.default)}. ${
        told.length ? `Translated: ${told.join('; ')}.` : 'Not translated yet.'
      }`}
    >
      <Button icon="globe" onClick={() => setOpen(true)}>
        Translate
      </Button>
      <Dialog wide open={open} title="Translations" onClose={() => setOpen(false)}>
        <TranslationFields
          name={draft.name || 'Untitled'}
          definition={draft.definition}
          onLanguages={(next) => edit((before) => ({ ...before, languages: next }))}
        />
        <div class="wm-actions wm-actions-end translations-done">
          <Button variant="primary" onClick={() => setOpen(false)}>
            Done
          </Button>
        </div>
      </Dialog>
    </FormSheet>
  );
}
