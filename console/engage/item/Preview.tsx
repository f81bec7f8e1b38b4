/** What people will read, in the console's own clothes: its order, words and controls, without its effects. */
import { useState } from 'preact/hooks';
import { chooseLanguage, directionOf, translate } from '../../../core/content/translate.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import { Select } from '../../../ui/Select.tsx';
import { GuidePreview } from './GuidePreview.tsx';
import { SurveyPreview } from './SurveyPreview.tsx';

/** Nobody's traits are filled in: the variables themselves are what is to be checked. */
export function Preview({ definition }: { definition: Definition }) {
  const { languages } = definition;
  const all = [languages.default, ...Object.keys(languages.translations)];
  const [wanted, setWanted] = useState(languages.default);
  const language = chooseLanguage(languages, [wanted]);
  const shown = translate(definition, languages, language);
  return (
    <div class="preview">
      {all.length > 1 && (
        <Select
          aria-label="Language of the preview"
          value={language}
          options={all.map((value) => ({ value, label: languageName(value) }))}
          onValue={setWanted}
        />
      )}
      <div class="preview-stage" dir={directionOf(language)} lang={language}>
        {shown.is === 'guide' ? (
          <GuidePreview guide={shown.guide} />
        ) : (
          <SurveyPreview survey={shown.survey} />
        )}
      </div>
    </div>
  );
}

/** An unregistered tag is its own name. */
function languageName(tag: string): string {
  return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
}
