/** Out to translators and back: XLIFF 2, checked whole before any of it counts. */
import { useState } from 'preact/hooks';
import { contentOf, unitsOf, withTexts } from '../../../core/content/translating.ts';
import { toXliff } from '../../../core/content/xliff.ts';
import type { Languages } from '../../../core/model/content.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { download } from '../../app/download.ts';
import { ImportReport } from './ImportReport.tsx';
import { languageName } from './language-names.ts';
import { type Reading, readXliff } from './read-xliff.ts';

type Props = {
  name: string;
  definition: Definition;
  language: string | undefined;
  onLanguages: ((languages: Languages) => void) | undefined;
  onLanguage: (language: string) => void;
};

export function Xliff({ name, definition, language, onLanguages, onLanguage }: Props) {
  const { languages } = definition;
  const toast = useToast();
  const [read, setRead] = useState<Reading>();
  const save = () => {
    if (!language) return;
    const xml = toXliff(name, contentOf(definition), languages, language);
    download(`${name}.${language}.xlf`, xml, 'application/xliff+xml');
  };
  const take = async (file: File | undefined) => {
    if (file) setRead(readXliff(await file.text(), file.name, definition));
  };
  const bringIn = (found: Extract<Reading, { ok: true }>) => {
    onLanguages?.(withTexts(languages, found.language, found.texts));
    onLanguage(found.language);
    setRead(undefined);
    toast({
      text: `${languageName(found.language)} is brought in. Save to keep it.`,
      action: { label: 'Undo', run: () => onLanguages?.(languages) },
    });
  };
  return (
    <>
      <div class="wm-actions">
        {language && (
          <Button icon="download" onClick={save}>
            Export {languageName(language)} (XLIFF)
          </Button>
        )}
        {onLanguages && (
          <label class="wm-button wm-button-secondary file-button">
            Import XLIFF
            <input
              type="file"
              accept=".xlf,.xliff,.xml,application/xliff+xml"
              onChange={(event) => {
                const input = event.currentTarget;
                void take(input.files?.[0]);
                // The same file, corrected, must count as chosen again.
                input.value = '';
              }}
            />
          </label>
        )}
      </div>
      {read && !read.ok && <FormError text={read.problem} />}
      {read?.ok && (
        <ImportReport
          read={read}
          units={unitsOf(definition)}
          isNew={!(read.language in languages.translations)}
          onBringIn={() => bringIn(read)}
          onCancel={() => setRead(undefined)}
        />
      )}
    </>
  );
}
