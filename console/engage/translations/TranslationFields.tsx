/** Languages of a definition: which there are, how far each is, and its texts beside the default's. */
import { useState } from 'preact/hooks';
import {
  type Progress,
  progressOf,
  unitsOf,
  withoutLanguage,
} from '../../../core/content/translating.ts';
import type { Languages } from '../../../core/model/content.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { AddLanguage } from './AddLanguage.tsx';
import { languageName } from './language-names.ts';
import { PhraseTable } from './PhraseTable.tsx';
import { Xliff } from './Xliff.tsx';

type Props = {
  name: string;
  definition: Definition;
  /** Undefined where the role reads only. */
  onLanguages: ((languages: Languages) => void) | undefined;
};

export function TranslationFields({ name, definition, onLanguages }: Props) {
  const { languages } = definition;
  const toast = useToast();
  const units = unitsOf(definition);
  const all = Object.keys(languages.translations).sort((a, b) =>
    languageName(a).localeCompare(languageName(b)),
  );
  const [wanted, setWanted] = useState<string>();
  const language = all.find((one) => one === wanted) ?? all[0];
  const remove = (gone: string) => {
    const texts = languages.translations[gone] ?? {};
    onLanguages?.(withoutLanguage(languages, gone));
    const translations = { ...languages.translations, [gone]: texts };
    toast({
      text: `${languageName(gone)} is taken out.`,
      action: { label: 'Undo', run: () => onLanguages?.({ ...languages, translations }) },
    });
  };
  return (
    <div class="translations">
      <p class="quiet">
        Written in {languageName(languages.default)}. Who reads a language that is here gets it, and
        the default for each phrase that it lacks.
      </p>
      {all.length > 0 && (
        <ul class="language-list" aria-label="Languages">
          {all.map((one) => (
            <LanguageRow
              key={one}
              language={one}
              progress={progressOf(units, languages.translations[one] ?? {})}
              isChosen={one === language}
              onChoose={() => setWanted(one)}
              onRemove={onLanguages && (() => remove(one))}
            />
          ))}
        </ul>
      )}
      {onLanguages && (
        <AddLanguage
          taken={[languages.default, ...all]}
          onAdd={(tag) => {
            onLanguages({
              ...languages,
              translations: { ...languages.translations, [tag]: {} },
            });
            setWanted(tag);
          }}
        />
      )}
      <Xliff {...{ name, definition, language, onLanguages }} onLanguage={setWanted} />
      {language === undefined ? (
        <EmptyState title="One language so far">
          <p>
            Add one and translate phrase by phrase, or send a file to your translators and bring it
            back.
          </p>
        </EmptyState>
      ) : (
        <PhraseTable key={language} {...{ units, languages, language, onLanguages }} />
      )}
    </div>
  );
}

type RowProps = {
  language: string;
  progress: Progress;
  isChosen: boolean;
  onChoose: () => void;
  onRemove: (() => void) | undefined;
};

/** A copy of the default is no translation, so it fills no part of the bar. */
function LanguageRow({ language, progress, isChosen, onChoose, onRemove }: RowProps) {
  const { of, done, copied, missing } = progress;
  const share = of ? (done + copied) / of : 1;
  const words = [
    missing > 0 ? `${missing} of ${of} missing` : `All ${of} phrases`,
    copied > 0 && `${copied} as in the default`,
  ].filter(Boolean);
  return (
    <li class={isChosen ? 'is-chosen' : undefined}>
      <button type="button" aria-pressed={isChosen} onClick={onChoose}>
        <b>{languageName(language)}</b> <code>{language}</code>
        <small>{words.join(', ')}</small>
        <span class="language-bar" style={{ '--share': `${share * 100}%` }} />
      </button>
      {onRemove && (
        <Button
          small
          variant="quiet"
          icon="close"
          aria-label={`Take out ${languageName(language)}`}
          onClick={onRemove}
        />
      )}
    </li>
  );
}
