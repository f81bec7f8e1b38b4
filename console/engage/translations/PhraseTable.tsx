/** One language, phrase by phrase beside the default. */
import { useMemo, useState } from 'preact/hooks';
import { fromMarkup, toMarkup } from '../../../core/content/markup.ts';
import { directionOf } from '../../../core/content/translate.ts';
import { missingFirst, stateOf, type Texts, withTexts } from '../../../core/content/translating.ts';
import type { Languages, Phrase } from '../../../core/model/content.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { languageName } from './language-names.ts';

type Props = {
  units: readonly Phrase[];
  languages: Languages;
  language: string;
  onLanguages: ((languages: Languages) => void) | undefined;
};

export function PhraseTable({ units, languages, language, onLanguages }: Props) {
  const texts: Texts = languages.translations[language] ?? {};
  // The order of when it was opened: a row must not run away from whoever has just filled it.
  const keys = useMemo(() => missingFirst(units, texts).map(({ key }) => key), [language]);
  const ordered = units.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
  return (
    <ol class="phrases" aria-label={`Phrases in ${languageName(language)}`}>
      {ordered.map((unit, i) => (
        <PhraseRow
          key={unit.key}
          {...{ unit, texts, language }}
          from={languages.default}
          nth={i + 1}
          onText={
            onLanguages &&
            ((text) =>
              onLanguages(withTexts(languages, language, { [unit.key]: fromMarkup(text) })))
          }
        />
      ))}
    </ol>
  );
}

type RowProps = {
  unit: Phrase;
  texts: Texts;
  language: string;
  from: string;
  nth: number;
  onText: ((text: string) => void) | undefined;
};

const marks = {
  missing: <Badge tone="warn">Missing</Badge>,
  copied: <Badge>Same as the default</Badge>,
  done: null,
} as const;

function PhraseRow({ unit, texts, language, from, nth, onText }: RowProps) {
  // As typed, while it is typed: a sign that is not closed yet would be written otherwise.
  const [typed, setTyped] = useState<string>();
  const source = toMarkup(unit.text);
  const own = texts[unit.key];
  const state = stateOf(unit, texts);
  return (
    <li>
      <div class="phrase-source" lang={from} dir={directionOf(from)}>
        {source}
      </div>
      <div class="phrase-own">
        <Textarea
          aria-label={`${languageName(language)}, phrase ${nth}: ${source}`}
          lang={language}
          dir={directionOf(language)}
          rows={source.length > 70 ? 3 : 1}
          maxlength={2000}
          readOnly={!onText}
          value={typed ?? (own === undefined ? '' : toMarkup(own))}
          onText={(text) => {
            setTyped(text);
            onText?.(text);
          }}
          onBlur={() => setTyped(undefined)}
        />
        <div class="phrase-foot">
          {marks[state]}
          {state === 'missing' && onText && (
            <Button
              small
              variant="quiet"
              icon="copy"
              aria-label={`Copy the default: ${source}`}
              onClick={() => onText(source)}
            >
              Copy the default
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
