/** What a call came to, as Markdown that a person reads over, changes and sends. Pure. */
import type { CallFields } from '../model/voice/call.ts';
import { momentOf, offsetWords } from './recording.ts';

export type SummaryItem = {
  readonly offsetMs: number | null;
  /** In words: "Request". */
  readonly kind: string | null;
  readonly words: string;
  readonly wording: 'exact' | 'summary';
  readonly speaker: string | null;
  readonly page: { readonly title: string; readonly url: string } | null;
};

export type SummaryTold = { readonly title: string; readonly offsetMs: number | null };

export type SummarySource = {
  readonly call: Pick<
    CallFields,
    'title' | 'recording' | 'recordingOffsetMs' | 'questions' | 'followUps' | 'notes'
  >;
  /** Day and hour, as the reader's place writes them. */
  readonly when: string;
  readonly lastedMs: number | null;
  readonly items: readonly SummaryItem[];
  readonly told: readonly SummaryTold[];
};

/** Signs that would begin a heading, a list or a link are text here. */
const plain = (text: string) => text.replace(/([\\`*_[\]<>#|])/g, '\\$1').trim();
/** A list item is one line. */
const line = (text: string) => plain(text).replace(/\s*\n\s*/g, ' ');

export function summaryOf({ call, when, lastedMs, items, told }: SummarySource): string {
  const stamp = (offsetMs: number | null): string => {
    if (offsetMs === null) return '';
    const words = offsetWords(offsetMs);
    if (!call.recording) return `${words} `;
    const moment = momentOf(call.recording, offsetMs, call.recordingOffsetMs);
    return `[${words}](${moment.replaceAll(')', '%29')}) `;
  };
  const said = items.map((item) => `- ${stamp(item.offsetMs)}${itemWords(item)}`);
  const asked = call.questions.map(
    ({ text, asked, answer }) =>
      `- ${box(asked)} ${line(text)}${answer ? `: ${line(answer)}` : ''}`,
  );
  const due = call.followUps.map(({ text, done }) => `- ${box(done)} ${line(text)}`);
  const lasted = lastedMs === null ? '' : `, ${durationWords(lastedMs)}`;
  const parts = [
    [`# ${line(call.title) || 'A call'}`, '', `${when}${lasted}`],
    section('What was said', said),
    section(
      'Told',
      told.map(({ title, offsetMs }) => `- ${stamp(offsetMs)}${line(title)} has shipped`),
    ),
    section('Asked', asked),
    section('Follow-ups', due),
    call.notes.trim() ? ['## Notes', '', plain(call.notes)] : [],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`## ${title}`, '', ...lines] : [];

const box = (isDone: boolean) => (isDone ? '[x]' : '[ ]');

function itemWords({ kind, words, wording, speaker, page }: SummaryItem): string {
  const said = line(words);
  const quoted = said === '' ? 'A picture' : wording === 'exact' ? `“${said}”` : said;
  const by = speaker ? ` (${line(speaker)})` : '';
  const on = page ? `, on [${line(page.title)}](${page.url.replaceAll(')', '%29')})` : '';
  return `${kind ? `**${kind}:** ` : ''}${quoted}${by}${on}`;
}

export function durationWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
