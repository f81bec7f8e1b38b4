import type { Survey } from '../../core/model/survey.ts';
import { Select } from '../Select.tsx';
import type { Edit } from './editing.ts';
import { questionNames } from './labels.ts';
import { QuestionSheet } from './QuestionSheet.tsx';
import { AgainSheet, SurveySurface } from './SurveySheets.tsx';
import { type AddedKind, addQuestion } from './survey-edit.ts';
import { IntroSheet, ThanksSheet } from './ThanksSheet.tsx';

const added: readonly AddedKind[] = [
  'long',
  'short',
  'single',
  'multiple',
  'rating',
  'scale',
  'consent',
];

/** Questions in order, then the thanks, then where it stands and how soon anybody is asked again. */
export function SurveyFields({ survey, edit }: { survey: Survey; edit: Edit }) {
  const change = (next: (survey: Survey) => Survey) =>
    edit((before) =>
      before.is === 'survey' ? { ...before, survey: next(before.survey) } : before,
    );
  return (
    <>
      <IntroSheet survey={survey} change={change} />
      {survey.questions.map((question) => (
        <QuestionSheet key={question.key} {...{ survey, question, change }} />
      ))}
      <div class="add-row">
        <Select
          aria-label="Add a question"
          value=""
          options={[
            { value: '', label: 'Add a question…' },
            ...added.map((value) => ({ value, label: questionNames[value] })),
          ]}
          onValue={(value) => {
            const kind = added.find((one) => one === value);
            if (kind) change((before) => addQuestion(before, kind));
          }}
        />
      </div>
      <ThanksSheet survey={survey} change={change} />
      <SurveySurface survey={survey} change={change} />
      <AgainSheet survey={survey} change={change} />
    </>
  );
}
