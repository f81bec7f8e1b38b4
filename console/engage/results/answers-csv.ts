/** Answers as CSV: a row each, a column for every question that any of them answers. */
import type { Response } from '../../../core/model/results.ts';
import type { Question } from '../../../core/model/survey.ts';
import { type Cell, toCsv } from '../../app/csv.ts';
import { answerWords } from './answer-words.ts';

const columns: readonly (readonly [string, (response: Response) => Cell])[] = [
  ['answered_at', ({ answeredAt }) => answeredAt],
  ['visitor_id', ({ visitor }) => visitor],
  ['visitor', ({ visitorName }) => visitorName],
  ['account', ({ accountName }) => accountName],
  ['version', ({ version }) => version],
  ['score', ({ score }) => score],
  ['band', ({ band }) => band],
  ['finished', ({ finished }) => String(finished)],
  ['language', ({ language }) => language],
  ['page', ({ path }) => path],
  ['sentiment', ({ sentiment }) => sentiment],
  ['tags', ({ tags }) => tags.join(' | ')],
];

export function answersCsv(rows: readonly Response[], questions: readonly Question[]): string {
  const keys = [...new Set(rows.flatMap(({ answers }) => Object.keys(answers)))];
  const answer = (row: Response, key: string): Cell => {
    const given = row.answers[key];
    const question = questions.find((one) => one.key === key);
    return given === undefined ? null : answerWords(question, given);
  };
  const head = [...columns.map(([name]) => name), ...keys.map((key) => `answer_${key}`)];
  const body = rows.map((row) => [
    ...columns.map(([, cell]) => cell(row)),
    ...keys.map((key) => answer(row, key)),
  ]);
  return toCsv(head, body);
}
