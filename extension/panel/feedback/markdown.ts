/** A capture as Markdown. Pure. */
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import { importances, kindName } from './words.ts';

/** Signs that would begin a heading, a list or a link are text here. */
const plain = (text: string) => text.replace(/([\\`*_[\]<>#|])/g, '\\$1');

const quoted = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${plain(line)}`)
    .join('\n');

export function markdownOf(fields: EvidenceFields): string {
  const { words, wording, speaker, kind, importance, page, saidAt, tags } = fields;
  const by = speaker ? plain(speaker) : 'A customer';
  const heading = kind ? `**${kindName(kind)}**` : '**Feedback**';
  const weight = importances[importance]?.label ?? '';
  const lines = [
    `${heading} · ${weight} · ${saidAt.slice(0, 16).replace('T', ' ')} UTC`,
    words.trim() ? quoted(words) : '',
    words.trim() ? `${by}${wording === 'summary' ? ' (in summary)' : ''}` : '',
    page ? `Seen on [${plain(page.title || page.path)}](${page.url.replaceAll(')', '%29')})` : '',
    tags.length > 0 ? tags.map((tag) => `\`${tag.replaceAll('`', '')}\``).join(' ') : '',
  ];
  return `${lines.filter((line) => line !== '').join('\n\n')}\n`;
}
