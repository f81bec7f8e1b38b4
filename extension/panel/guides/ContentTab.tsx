import type { Theme } from '../../../core/model/theme.ts';
import { FormSheet } from '../../../ui/engage/FormSheet.tsx';
import { GuideFields } from '../../../ui/engage/GuideFields.tsx';
import { PhraseField } from '../../../ui/engage/PhraseField.tsx';
import { SurveyFields } from '../../../ui/engage/SurveyFields.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { PageGate } from '../page/PageGate.tsx';
import { Preview } from './Preview.tsx';
import type { Author, Authored } from './use-author.ts';
import { WriteOnPage } from './WriteOnPage.tsx';

type Props = {
  author: Author;
  authored: Authored;
  theme: Theme | undefined;
  step: string | undefined;
  onStep: (step: string) => void;
};

/** What it says, where it stands, and how that looks on the page beside. */
export function ContentTab({ author, authored, theme, step, onStep }: Props) {
  const { draft } = authored;
  const { definition } = draft;
  return (
    <div class="pad editor-sheets">
      <PageGate>
        <WriteOnPage {...{ author, definition, theme, step, onStep }} />
        <Preview draft={draft} theme={theme} step={step} />
      </PageGate>
      <FormSheet title="Name">
        <Field label="Name, for your team">
          {(wiring) => (
            <Input {...wiring} maxlength={120} value={draft.name} onText={author.rename} />
          )}
        </Field>
        <PhraseField
          label="Title"
          hint="Stands in lists, and names it for screen readers."
          phrase={definition.title}
          onPhrase={(title) => author.edit((before) => ({ ...before, title }))}
        />
      </FormSheet>
      {definition.is === 'guide' ? (
        <GuideFields definition={definition} edit={author.edit} at={step} onAt={onStep} />
      ) : (
        <SurveyFields survey={definition.survey} edit={author.edit} />
      )}
    </div>
  );
}
