import type { Question, Survey } from '../../core/model/survey.ts';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { Select } from '../Select.tsx';
import { ContentFields } from './ContentFields.tsx';
import type { Edit } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { bandName, questionNames } from './labels.ts';
import { NumberField } from './NumberField.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import {
  type AddedKind,
  addQuestion,
  bandsLeadingTo,
  removeQuestion,
  replaceQuestion,
} from './survey-edit.ts';

const added: readonly AddedKind[] = ['long', 'short', 'single', 'multiple', 'rating'];

/** Questions in order, then the thanks, then how soon anybody is asked again. */
export function SurveyFields({ survey, edit }: { survey: Survey; edit: Edit }) {
  const change = (next: (survey: Survey) => Survey) =>
    edit((before) =>
      before.is === 'survey' ? { ...before, survey: next(before.survey) } : before,
    );
  return (
    <>
      {survey.questions.map((question) => (
        <QuestionSheet
          key={question.key}
          survey={survey}
          question={question}
          onQuestion={(next) => change((before) => replaceQuestion(before, next))}
          onRemove={() => change((before) => removeQuestion(before, question.key))}
        />
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
      <AgainSheet survey={survey} change={change} />
    </>
  );
}

type SheetProps = {
  survey: Survey;
  question: Question;
  onQuestion: (question: Question) => void;
  onRemove: () => void;
};

/** The scored question stays: without it there is no score. */
function QuestionSheet({ survey, question, onQuestion, onRemove }: SheetProps) {
  const at = survey.questions.indexOf(question) + 1;
  const scale = survey.questions.find(({ kind }) => kind === 'scale');
  const bands = bandsLeadingTo(survey, question.key).flatMap((band) =>
    band === 'low' || band === 'mid' || band === 'high'
      ? [bandName(scale?.kind === 'scale' ? scale.scale : null, band).toLowerCase()]
      : [],
  );
  return (
    <FormSheet
      title={`Question ${at}: ${questionNames[question.kind]}`}
      lead={bands.length > 0 ? `Follows for ${bands.join(' and ')}.` : undefined}
    >
      <QuestionFields question={question} onQuestion={onQuestion} />
      {!survey.scored.includes(question.key) && survey.questions.length > 1 && (
        <Button small variant="quiet" icon="trash" onClick={onRemove}>
          Remove question {at}
        </Button>
      )}
    </FormSheet>
  );
}

type PartProps = { survey: Survey; change: (next: (survey: Survey) => Survey) => void };

function ThanksSheet({ survey, change }: PartProps) {
  if (survey.thanks.length === 0) return null;
  return (
    <FormSheet title="Thanks">
      {survey.thanks.map((thanks, i) => (
        <ContentFields
          key={thanks.band ?? 'others'}
          content={thanks.content}
          onContent={(content) =>
            change((before) => ({
              ...before,
              thanks: before.thanks.map((one, n) => (n === i ? { ...one, content } : one)),
            }))
          }
        />
      ))}
    </FormSheet>
  );
}

function AgainSheet({ survey, change }: PartProps) {
  const set = (part: Partial<Survey>) => change((before) => ({ ...before, ...part }));
  return (
    <FormSheet title="Asked again" lead="At the earliest, whatever the frequency says.">
      <div class="field-pair">
        <NumberField
          label="Days after an answer"
          value={survey.resurveyDays}
          most={730}
          onNumber={(resurveyDays) => set({ resurveyDays })}
        />
        <NumberField
          label="Days after a dismissal"
          value={survey.dismissedDays}
          most={730}
          onNumber={(dismissedDays) => set({ dismissedDays })}
        />
      </div>
      <Checkbox
        label="Offer “Ask me later”, after 7 days"
        checked={survey.laterDays !== null}
        onChecked={(on) => set({ laterDays: on ? 7 : null })}
      />
    </FormSheet>
  );
}
