import type { Question, Survey } from '../../core/model/survey.ts';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { IconButton } from '../IconButton.tsx';
import { FormSheet } from './FormSheet.tsx';
import { bandName, questionNames } from './labels.ts';
import { QuestionFields } from './QuestionFields.tsx';
import { RouteFields } from './RouteFields.tsx';
import {
  bandsLeadingTo,
  moveQuestion,
  removeQuestion,
  replaceQuestion,
  scoreBy,
} from './survey-edit.ts';

type Props = {
  survey: Survey;
  question: Question;
  change: (next: (survey: Survey) => Survey) => void;
};

/** Whom it follows for, as far as it is reached by the band of a score. */
function leadOf(survey: Survey, key: string): string | undefined {
  const scale = survey.questions.find(({ kind }) => kind === 'scale');
  const bands = bandsLeadingTo(survey, key).flatMap((band) =>
    band === 'low' || band === 'mid' || band === 'high'
      ? [bandName(scale?.kind === 'scale' ? scale.scale : null, band).toLowerCase()]
      : [],
  );
  return bands.length > 0 ? `Follows for ${bands.join(' and ')}.` : undefined;
}

/** One question: its words, where its answers lead, its place among the others. */
export function QuestionSheet({ survey, question, change }: Props) {
  const { key } = question;
  const at = survey.questions.indexOf(question);
  const isScored = survey.scored.includes(key);
  const canScore = question.kind === 'scale' || question.kind === 'rating';
  return (
    <FormSheet
      title={`Question ${at + 1}: ${questionNames[question.kind]}`}
      lead={leadOf(survey, key)}
    >
      <QuestionFields
        question={question}
        onQuestion={(next) => change((before) => replaceQuestion(before, next))}
      />
      {canScore && (
        <Checkbox
          label="Its answer is the score"
          hint="Follow-ups and thanks go by its band; results compare it over time."
          checked={isScored}
          onChecked={(on) => change((before) => scoreBy(before, key, on))}
        />
      )}
      <RouteFields
        {...{ survey, question }}
        onRoutes={(routes) => change((before) => replaceQuestion(before, { ...question, routes }))}
      />
      <div class="wm-actions">
        <IconButton
          small
          icon="up"
          label={`Move question ${at + 1} up`}
          disabled={at === 0}
          onClick={() => change((before) => moveQuestion(before, key, -1))}
        />
        <IconButton
          small
          icon="down"
          label={`Move question ${at + 1} down`}
          disabled={at === survey.questions.length - 1}
          onClick={() => change((before) => moveQuestion(before, key, 1))}
        />
        {!isScored && survey.questions.length > 1 && (
          <Button
            small
            variant="quiet"
            icon="trash"
            onClick={() => change((before) => removeQuestion(before, key))}
          >
            Remove question {at + 1}
          </Button>
        )}
      </div>
    </FormSheet>
  );
}
