/** Variables in texts: `{{visitor.firstName|there}}` is a trait, and what is said where it is missing. */
import type { Rich } from '../model/content.ts';

/** `visitor.firstName` → the trait; undefined where nothing is known. */
export type Lookup = (path: string) => unknown;

const variable = /\{\{\s*([a-zA-Z][\w.-]*)\s*(?:\|([^}]*))?\}\}/g;

/** Only what reads as text stands in one: an object or a list would be noise in a sentence. */
function say(value: unknown, otherwise: string): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text) return text;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : otherwise;
}

export function fillText(text: string, find: Lookup): string {
  return text.replace(variable, (_, path: string, otherwise = '') =>
    say(find(path), String(otherwise).trim()),
  );
}

export function fill(rich: Rich, find: Lookup): Rich {
  if (typeof rich === 'string') return fillText(rich, find);
  return rich.map((span) => ({ ...span, text: fillText(span.text, find) }));
}

/** Without its looks: for names, titles and search. */
export function plain(rich: Rich): string {
  return typeof rich === 'string' ? rich : rich.map((span) => span.text).join('');
}

/** Names of variables that a text uses, for the editor's checks. */
export function variablesIn(rich: Rich): readonly string[] {
  return [...plain(rich).matchAll(variable)].map(([, path = '']) => path);
}

/** Those of which nothing is said where they are not known. */
export function bareVariables(rich: Rich): readonly string[] {
  return [...plain(rich).matchAll(variable)].flatMap(([, path = '', otherwise = '']) =>
    otherwise.trim() === '' ? [path] : [],
  );
}
