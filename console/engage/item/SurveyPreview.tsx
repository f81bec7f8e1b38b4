/** A survey as a path: each question with where its answers lead. */
import { scaleBounds } from '../../../core/metrics/scales.ts';
import type { Phrase } from '../../../core/model/content.ts';
import type { Question, Route, Survey } from '../../../core/model/survey.ts';
import { bandName, questionNames } from '../../../ui/engage/labels.ts';
import { Blocks, RichText } from './Blocks.tsx';

/** Every question with where its answers lead, then the thanks: a survey is a path and not a list. */
export function SurveyPreview({ survey }: { survey: Survey }) {
  return (
    <ol class="preview-steps">
      {survey.questions.map((question, i) => (
        <li key={question.key}>
          <h2>
            Question {i + 1}: {questionNames[question.kind]}
          </h2>
          <div class="preview-card">
            {i === 0 && <Blocks content={survey.intro} />}
            <p class="preview-heading">
              <RichText text={question.title.text} />
            </p>
            {question.help && (
              <p>
                <RichText text={question.help.text} />
              </p>
            )}
            <Control question={question} />
          </div>
          <Routes survey={survey} routes={question.routes} />
        </li>
      ))}
      {survey.thanks.map(({ band, content }) => (
        <li key={band ?? 'others'}>
          <h2>
            Thanks{' '}
            {band ? `for ${bandName(scaleOf(survey), band).toLowerCase()}` : 'for all others'}
          </h2>
          <div class="preview-card">
            <Blocks content={content} />
          </div>
        </li>
      ))}
    </ol>
  );
}

const scaleOf = ({ questions }: Survey) =>
  questions.find((question) => question.kind === 'scale')?.scale ?? null;

function Control({ question }: { question: Question }) {
  switch (question.kind) {
    case 'scale': {
      const { least, most } = scaleBounds[question.scale];
      return <Points from={least} to={most} low={question.low} high={question.high} />;
    }
    case 'rating':
      return <Points from={1} to={question.points} low={question.low} high={question.high} />;
    case 'single':
    case 'multiple': {
      const all = [...question.choices.map(({ label }) => label), question.other];
      return (
        <ul class="preview-choices">
          {all.map((label) => label && <li key={label.key}>{<RichText text={label.text} />}</li>)}
        </ul>
      );
    }
    case 'consent':
      return (
        <p class="preview-choices">
          <RichText text={question.label.text} />
        </p>
      );
    default:
      return (
        <p class="preview-box">
          {question.placeholder ? <RichText text={question.placeholder.text} /> : '\u00a0'}
        </p>
      );
  }
}

type PointsProps = { from: number; to: number; low: Phrase | null; high: Phrase | null };

function Points({ from, to, low, high }: PointsProps) {
  return (
    <div class="preview-scale">
      <p>
        {Array.from({ length: to - from + 1 }, (_, i) => (
          <span key={`${i}`}>{from + i}</span>
        ))}
      </p>
      <p>
        <small>{low && <RichText text={low.text} />}</small>
        <small>{high && <RichText text={high.text} />}</small>
      </p>
    </div>
  );
}

/** In the survey's own numbers, so that they can be followed on this page. */
function Routes({ survey, routes }: { survey: Survey; routes: readonly Route[] }) {
  if (routes.length === 0) return null;
  const at = (key: string) => survey.questions.findIndex((question) => question.key === key);
  return (
    <ul class="preview-routes">
      {routes.map(({ when, to }) => (
        <li key={`${JSON.stringify(when)}${to}`}>
          {routeWords(when, survey)} → {at(to) < 0 ? 'thanks' : `question ${at(to) + 1}`}
        </li>
      ))}
    </ul>
  );
}

function routeWords(when: Route['when'], survey: Survey): string {
  switch (when.test) {
    case 'always':
      return 'Then';
    case 'skipped':
      return 'Skipped';
    case 'band':
      return bandName(scaleOf(survey), when.band);
    case 'atLeast':
      return `${when.value} or more`;
    case 'atMost':
      return `${when.value} or less`;
    case 'chose':
      return `Chose “${when.choice}”`;
  }
}
