import { plain } from '../../../core/content/variables.ts';
import type { Item } from '../../../core/model/engagement.ts';
import type { SurveyResults } from '../../../core/model/results.ts';
import type { Question } from '../../../core/model/survey.ts';
import { BarList } from '../../../ui/BarList.tsx';
import { formatCount, plural } from '../../app/format.ts';
import { CsvButton } from './CsvButton.tsx';
import { Part } from './Part.tsx';

type Props = { item: Item; data: SurveyResults };

/** Those with values to count; texts are read under Answers. */
export function QuestionResults({ item, data }: Props) {
  const { definition } = item;
  if (definition.is !== 'survey') return null;
  const { questions, scored } = definition.survey;
  const rest = data.questions.filter(({ question }) => !scored.includes(question));
  if (rest.length === 0) return null;
  return (
    <Part title="Other questions" action={<QuestionsCsv item={item} data={data} />}>
      <ul class="question-results">
        {rest.map((result) => {
          const known = questions.find(({ key }) => key === result.question);
          return (
            <li key={result.question}>
              <p>
                <b>{known ? plain(known.title.text) : result.question}</b>{' '}
                <span class="quiet">
                  {plural(result.answered, 'person', 'people')} of {formatCount(result.asked)}{' '}
                  answered
                </span>
              </p>
              {result.values.length > 0 && (
                <BarList
                  label={known ? plain(known.title.text) : result.question}
                  formatCount={formatCount}
                  bars={result.values.map(({ value, people }) => ({
                    id: value,
                    label: valueName(known, value),
                    value: people,
                  }))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** A row for each value of each question, the scored one too; texts are exported with the answers. */
function QuestionsCsv({ item, data }: Props) {
  const rows = () =>
    data.questions.flatMap(({ question, asked, answered, values }) =>
      (values.length ? values : [{ value: '', people: answered }]).map(({ value, people }) => {
        return [question, value, people, answered, asked];
      }),
    );
  const head = ['question', 'value', 'people', 'answered', 'asked'];
  return <CsvButton item={item.name} table="questions" head={head} rows={rows} />;
}

/** Choices are kept by key and read by their words; `(other)` is the server's own. */
function valueName(question: Question | undefined, value: string): string {
  if (value === '(other)') return 'Something else';
  if (question?.kind !== 'single' && question?.kind !== 'multiple') return value;
  const choice = question.choices.find(({ key }) => key === value);
  return choice ? plain(choice.label.text) : value;
}
