/** The one form in which a guide or survey is written, new or not. */
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { AudienceFields } from '../../../ui/engage/AudienceFields.tsx';
import { FormSheet } from '../../../ui/engage/FormSheet.tsx';
import { GuideFields } from '../../../ui/engage/GuideFields.tsx';
import { MeasureFields } from '../../../ui/engage/MeasureFields.tsx';
import { PagesFields } from '../../../ui/engage/PagesFields.tsx';
import { PhraseField } from '../../../ui/engage/PhraseField.tsx';
import { SurveyFields } from '../../../ui/engage/SurveyFields.tsx';
import { TimingFields } from '../../../ui/engage/TimingFields.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { DraftChecks } from '../item/DraftChecks.tsx';
import { Preview } from '../item/Preview.tsx';
import { LanguagesSheet } from '../translations/LanguagesSheet.tsx';
import { FormContext } from './FormContext.tsx';
import { type ItemForm, type Start, useItemDraft } from './use-item-draft.ts';

type Props = { title: string; back: string; start: Start };

/** Words on the left, what they come to on the right; the rules below in the order in which they decide. */
export function ItemEditor({ title, back, start }: Props) {
  const form = useItemDraft(start);
  const { draft, edit, submit, busy, problems } = form;
  const { definition } = draft;
  return (
    <form class="editor" onSubmit={submit} noValidate aria-label={title}>
      <header class="page-head">
        <h1>{title}</h1>
      </header>
      <div class="editor-columns">
        <div class="editor-fields">
          <FormContext>
            <Identity form={form} />
            {definition.is === 'survey' ? (
              <SurveyFields survey={definition.survey} edit={edit} />
            ) : (
              <GuideFields definition={definition} edit={edit} />
            )}
            <AudienceFields definition={definition} edit={edit} />
            <PagesFields where={definition.where} edit={edit} />
            <TimingFields definition={definition} edit={edit} />
            <MeasureFields definition={definition} edit={edit} />
            <LanguagesSheet form={form} />
            <FormSheet title="Before publishing">
              <DraftChecks draft={draft} app={start.app} />
            </FormSheet>
          </FormContext>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
        <aside class="editor-preview" tabIndex={0} aria-label="Preview">
          <Preview definition={definition} />
        </aside>
      </div>
      <div class="editor-bar">
        {problems.length > 0 && (
          <ul class="wm-note wm-note-wrong" role="alert">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <ButtonLink href={back}>Discard</ButtonLink>
        <Button type="submit" variant="primary" busy={busy}>
          Save draft
        </Button>
      </div>
    </form>
  );
}

/** Two names: one never leaves the team, the other is read out to people. */
function Identity({ form }: { form: ItemForm }) {
  const { draft, edit, rename } = form;
  return (
    <FormSheet title="Name">
      <Field label="Name" hint="For your team; never published.">
        {(wiring) => <Input {...wiring} maxlength={120} value={draft.name} onText={rename} />}
      </Field>
      <PhraseField
        label="Title"
        hint="Stands in lists, and names it for screen readers."
        phrase={draft.definition.title}
        onPhrase={(title) => edit((before) => ({ ...before, title }))}
      />
    </FormSheet>
  );
}
