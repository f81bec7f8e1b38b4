/** Tables that somebody chose or pasted: bytes to text, text to rows, whichever country's spreadsheet wrote them. Pure. */
import { dsvFormat } from 'd3-dsv';

export type Sheet = readonly (readonly string[])[];

/** What spreadsheets write in one country or another; the one that makes most columns is meant. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How often each stands in the first line, outside of quotes: a comma in a title makes no column. */
export function guessDelimiter(text: string): Delimiter {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '';
  const bare = first.replace(/"(?:[^"]|"")*"/g, '');
  const columns = (by: string) => bare.split(by).length;
  return delimiters.reduce((a, b) => (columns(b) > columns(a) ? b : a));
}

/** Every row as it stands, blank ones too, so that the spreadsheet's own numbers hold. */
export function parseSheet(text: string, delimiter?: Delimiter): Sheet {
  // The mark that Excel puts first would be part of the first name.
  const clean = text.replace(/^\uFEFF/, '');
  return dsvFormat(delimiter ?? guessDelimiter(clean)).parseRows(clean);
}

export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

export const readSheet = (text: string): Sheet => parseSheet(text).filter((row) => !isBlank(row));

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** By its mark; else UTF-8 where the bytes are, which other encodings' letters never are by accident. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Excel's "Unicode text" without its mark: every other byte of plain letters is nothing.
  if (a !== 0 && b === 0 && c !== 0) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // Not UTF-8: what Windows wrote before, in most of the world that writes in Latin letters.
    return 'windows-1252';
  }
}

export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);
