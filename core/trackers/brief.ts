/** What is said of a request elsewhere: its figures and the customers' own words, in no dialect yet. */
import type { IssueJob } from '../model/voice/integration.ts';
import type { Pictures } from './types.ts';

export type Quote = {
  words: string;
  /** `Acme, 3 March 2026, on /reports`. */
  source: string;
  /** Addresses of its pictures. */
  pictures: string[];
};

export type Brief = { title: string; description: string; figures: string; quotes: Quote[] };

/** More than this is not read in a tracker, and theirs have limits of their own. */
const mostQuotes = 20;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** Unknown revenue is said to be unknown and never added as nothing (definitions 12). */
function figuresOf({ accounts, people, arr }: IssueJob['request']): string {
  const revenue = arr === null ? 'revenue unknown' : `${grouped(arr)} a year`;
  return `Asked for by ${plural(accounts, 'account')} (${plural(people, 'person').replace('persons', 'people')}), ${revenue}.`;
}

const grouped = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

export function briefOf(job: IssueJob, pictures: Pictures): Brief {
  const { request } = job;
  const quotes = request.evidence.slice(0, mostQuotes).map((one) => ({
    words: one.words,
    source: [one.account, one.saidAt.slice(0, 10), one.page && `on ${one.page}`]
      .filter(Boolean)
      .join(', '),
    pictures: one.pictures.flatMap((path) => pictures.get(path) ?? []),
  }));
  const { title, description } = request;
  return { title, description, figures: figuresOf(request), quotes };
}

/** Characters that mean something in Markdown; a customer's `#1` shall not become a heading or a mention. */
const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>#|~@!]/g, '\\$&');

export function toMarkdown({ description, figures, quotes }: Brief): string {
  const parts = quotes.flatMap(({ words, source, pictures }) => [
    words
      .split('\n')
      .map((line) => `> ${escaped(line)}`)
      .join('\n'),
    `— ${escaped(source)}`,
    ...pictures.map((url) => `![Picture](${url})`),
  ]);
  return [escaped(description), figures, ...parts].filter(Boolean).join('\n\n');
}
