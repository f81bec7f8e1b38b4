/** One question at a time, each answer kept as it is given; then thanks. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { plain } from '../../../core/content/variables.ts';
import type { Answer, Answers, Question } from '../../../core/model/survey.ts';
import type { SurveyStage } from '../live/types.ts';
import { Content, nameOf } from '../ui/Content.tsx';
import { Surface } from '../ui/Surface.tsx';
import type { Words } from '../ui/words.ts';
import { QuestionForm } from './QuestionForm.tsx';
import { nextQuestion, thanksFor } from './routing.ts';

/** Out of the flow, where its element is not, what lies in the page stands beside it. */
type Props = { stage: SurveyStage; words: Words; isInFlow: boolean };

/** Where it is, and what becomes of each answer. */
function useSurvey(stage: SurveyStage) {
  const { survey } = stage.item;
  const { questions } = survey;
  const [first] = questions;
  const [at, setAt] = useState(questions.find(({ key }) => key === stage.progress?.at) ?? first);
  // Safe: what this widget kept of its own answers.
  const [answers, setAnswers] = useState<Answers>((stage.progress?.answers ?? {}) as Answers);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (at) stage.say('step', { s: at.key });
  }, []);

  function finish(all: Answers): void {
    stage.say('submit', { x: all });
    stage.end('completed', { stay: true });
    setOver(true);
  }

  function answer(question: Question, given: Answer | undefined): void {
    const all = { ...answers };
    if (given === undefined) delete all[question.key];
    else all[question.key] = given;
    setAnswers(all);
    if (given !== undefined) stage.say('answer', { s: question.key, x: { [question.key]: given } });
    const next = nextQuestion(questions, question, given);
    stage.keep({ answers: all, at: next?.key ?? question.key });
    if (!next) {
      finish(all);
      return;
    }
    stage.say('step', { s: next.key, f: question.key });
    setAt(next);
  }

  return { survey, first, at, answers, isOver, answer };
}

export function SurveyView({ stage, words, isInFlow }: Props) {
  const { survey, first, at, answers, isOver, answer } = useSurvey(stage);
  const { intro, laterDays, surface } = survey;
  const label = nameOf(intro, first ? plain(first.title.text) : '');
  const dismiss = () => (isOver ? stage.close() : stage.end('dismissed'));
  const later = () => stage.end('snoozed', { u: Date.now() + (laterDays ?? 1) * 86_400_000 });
  return (
    <Surface
      {...{ label, words }}
      view={stage.view}
      shape={surface === 'embedded' && !isInFlow ? 'slideIn' : surface}
      place={survey.place}
      onClose={dismiss}
    >
      {isOver ? (
        <Thanks content={thanksFor(survey, answers)} words={words} />
      ) : (
        <div class="body">
          {at === first && <Content content={intro} words={words} />}
          {at && (
            <QuestionForm
              key={at.key}
              question={at}
              given={answers[at.key]}
              seed={stage.unit + stage.item.id}
              words={words}
              isLast={nextQuestion(survey.questions, at, undefined) === undefined}
              // Focus moves on from a question that was answered; the first one takes none from the page.
              takesFocus={at !== first}
              onAnswer={(given) => answer(at, given)}
              onLater={at === first && laterDays !== null ? later : undefined}
            />
          )}
        </div>
      )}
    </Surface>
  );
}

function Thanks({ content, words }: { content: ReturnType<typeof thanksFor>; words: Words }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <div ref={ref} class="body" role="status" tabIndex={-1}>
      {content?.length ? <Content content={content} words={words} /> : <p>{words.thanks}</p>}
    </div>
  );
}
