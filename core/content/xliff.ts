/**
 * Translations out and in as XLIFF 2.0, which translators' tools read. A unit is a phrase; a run of text with a
 * look of its own is `<pc id="n">`, n its place in the source, so that translators may move it and cannot
 * change where a link leads. Written and read by hand: core has no DOM, and of XML this needs little.
 */
import type { Languages, Phrase, Rich, Span } from '../model/content.ts';
import { phrasesOf } from './translate.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escapeText = (text: string) => text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const unescapeText = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    // Beyond Unicode there is nothing; what is no character stays as it was written.
    if (hex || decimal) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return named[String(name).toLowerCase()] ?? whole;
  });

const isPlain = ({ text: _, ...look }: Span) => Object.keys(look).length === 0;

function inline(rich: Rich): string {
  if (typeof rich === 'string') return escapeText(rich);
  const run = (span: Span, at: number) =>
    isPlain(span) ? escapeText(span.text) : `<pc id="${at}">${escapeText(span.text)}</pc>`;
  return rich.map(run).join('');
}

function unit({ key, text }: Phrase, target: Rich | undefined): string {
  const done = target === undefined ? '' : `\n        <target>${inline(target)}</target>`;
  return `    <unit id="${escapeText(key)}">
      <segment${target === undefined ? '' : ' state="translated"'}>
        <source>${inline(text)}</source>${done}
      </segment>
    </unit>`;
}

/** Everything that can be translated, with what has been. `id` names the item. */
export function toXliff(
  id: string,
  content: unknown,
  languages: Languages,
  target: string,
): string {
  const known = languages.translations[target] ?? {};
  const units = phrasesOf(content).map((phrase) => unit(phrase, known[phrase.key]));
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${languages.default}" trgLang="${target}">
  <file id="${escapeText(id)}">
${units.join('\n')}
  </file>
</xliff>
`;
}

/** Text and marked runs of a target; a mark that the source does not have is read as plain text. */
function parseInline(xml: string, source: Rich): Rich {
  const spans = typeof source === 'string' ? [] : source;
  const parts = [...xml.matchAll(/<pc\b[^>]*\bid="(\d+)"[^>]*>([\s\S]*?)<\/pc>|([^<]+)/g)];
  const runs = parts.map(([, at, marked, text]): Span => {
    const look = at === undefined ? undefined : spans[Number(at)];
    return { ...look, text: unescapeText(marked ?? text ?? '') };
  });
  return runs.every(isPlain) ? runs.map(({ text }) => text).join('') : runs;
}

export type Import = {
  readonly language: string;
  readonly texts: Readonly<Record<string, Rich>>;
  /** Units of phrases that are no longer there, and phrases without a translation. */
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
};

/** Undefined where it is no XLIFF 2 with a target language. */
export function fromXliff(xml: string, content: unknown): Import | undefined {
  const [, language] = /<xliff\b[^>]*\btrgLang="([A-Za-z0-9-]+)"/.exec(xml) ?? [];
  if (!language) return undefined;
  const sources = new Map(phrasesOf(content).map(({ key, text }) => [key, text]));
  const texts: Record<string, Rich> = {};
  const unknown: string[] = [];
  for (const [, key = '', body = ''] of xml.matchAll(
    /<unit\b[^>]*\bid="([^"]*)"[^>]*>([\s\S]*?)<\/unit>/g,
  )) {
    const [, target] = /<target\b[^>]*>([\s\S]*?)<\/target>/.exec(body) ?? [];
    const name = unescapeText(key);
    const source = sources.get(name);
    if (source === undefined) unknown.push(name);
    else if (target?.trim()) texts[name] = parseInline(target, source);
  }
  const missing = [...sources.keys()].filter((key) => !(key in texts));
  return { language, texts, unknown, missing };
}
