/**
 * Emphasis as it is typed: `**bold**`, `*italic*`, a word between backticks, `[words](address)`. Content stays
 * structured; this is only how a plain text field holds it. A backslash takes the next sign as it is.
 */
import type { Rich, Span } from '../model/content.ts';

type Looks = Omit<Span, 'text'>;

const link = /^\[((?:\\.|[^\]\\])+)\]\(((?:https?:\/\/|mailto:|tel:|[/#?])[^)\s]*)\)/i;
const signs = /[\\*`[]/g;

const looksOf = ({ text: _, ...looks }: Span): string => JSON.stringify(looks);

/** Neighbours of one look are one run: typing must not leave seams. */
function joined(spans: readonly Span[]): Span[] {
  const runs: Span[] = [];
  for (const span of spans) {
    const last = runs.at(-1);
    if (last && looksOf(last) === looksOf(span)) {
      runs[runs.length - 1] = { ...last, text: last.text + span.text };
    } else if (span.text) runs.push(span);
  }
  return runs;
}

const isClosed = (text: string, sign: string, at: number): boolean =>
  text.indexOf(sign, at + sign.length) > at + sign.length;

/** A sign with nothing to close it is a sign: "5 * 3" is arithmetic. */
function parse(text: string, given: Looks): Span[] {
  const spans: Span[] = [];
  let looks = { ...given };
  const toggle = (name: 'bold' | 'italic' | 'code') => {
    const { [name]: was, ...others } = looks;
    looks = was ? others : { ...looks, [name]: true };
  };
  for (let at = 0; at < text.length; ) {
    const sign = (['**', '*', '`'] as const).find((one) => text.startsWith(one, at));
    const name = sign && ({ '**': 'bold', '*': 'italic', '`': 'code' } as const)[sign];
    const found = looks.href === undefined ? link.exec(text.slice(at)) : null;
    if (text[at] === '\\' && at + 1 < text.length) {
      spans.push({ ...looks, text: text[at + 1] ?? '' });
      at += 2;
    } else if (sign && name && (looks[name] || isClosed(text, sign, at))) {
      toggle(name);
      at += sign.length;
    } else if (found && !looks.code) {
      spans.push(...parse(found[1] ?? '', { ...looks, href: found[2] ?? '' }));
      at += found[0].length;
    } else {
      spans.push({ ...looks, text: text[at] ?? '' });
      at += 1;
    }
  }
  return joined(spans);
}

/** A plain string where nothing is emphasised. */
export function fromMarkup(text: string): Rich {
  const spans = parse(text, {});
  const [only] = spans;
  if (!only) return '';
  return spans.length === 1 && looksOf(only) === '{}' ? only.text : spans;
}

const escaped = (text: string): string => text.replace(signs, '\\$&');

const tokens = { bold: '**', italic: '*', code: '`' } as const;

/** Only what changes between two runs is written: a sign that closes and opens again would read as another. */
function toggles(before: Looks, after: Looks): string {
  const names = ['bold', 'italic', 'code'] as const;
  return names.map((name) => (before[name] === after[name] ? '' : tokens[name])).join('');
}

function marked(spans: readonly Span[]): string {
  let out = '';
  let looks: Looks = {};
  for (const { text, ...next } of spans) {
    out += toggles(looks, next) + escaped(text);
    looks = next;
  }
  return out + toggles(looks, {});
}

/** Runs of one address together; a link is a sentence of its own, with nothing left open at its ends. */
function byAddress(spans: readonly Span[]): Span[][] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const last = groups.at(-1);
    if (last && last[0]?.href === span.href) last.push(span);
    else groups.push([span]);
  }
  return groups;
}

export function toMarkup(rich: Rich): string {
  if (typeof rich === 'string') return fromMarkup(rich) === rich ? rich : escaped(rich);
  const parts = byAddress(rich).map((group) => {
    const href = group[0]?.href;
    const words = marked(group);
    return href ? `[${words.replace(/\]/g, '\\]')}](${href})` : words;
  });
  return parts.join('');
}
