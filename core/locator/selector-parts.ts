/**
 * Reads a CSS selector far enough to know what it rests on, and to say in words what is wrong with one that
 * cannot be read. What is valid is the browser's word (dom/selector.ts); a browser only never says why.
 */

export type Simple = {
  readonly kind: 'any' | 'tag' | 'id' | 'class' | 'attribute' | 'pseudo' | 'pseudo-element';
  readonly name: string;
  /** `=`, `^=` and so on; absent where an attribute only has to be there. */
  readonly operator?: string;
  readonly value?: string;
  /** The selectors inside `:is()`, `:where()`, `:not()` and `:has()`. */
  readonly inner?: readonly Complex[];
};
/** What one element has to be; `after` says how it stands to the one before. */
export type Compound = { readonly after: string; readonly simples: readonly Simple[] };
/** A chain, outermost first: the last compound is the element that is meant. */
export type Complex = readonly Compound[];

export type Problem = { readonly problem: string };
export type Parsed = { readonly selectors: readonly Complex[] } | Problem;

const escaped = String.raw`\\(?:[0-9a-fA-F]{1,6}\s?|[^\n0-9a-fA-F])`;
const letter = String.raw`(?:[_a-zA-Z\u0080-\uffff]|${escaped})`;
const name = `(?:--|-?${letter})(?:[-0-9]|${letter})*`;
const quoted = String.raw`"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'`;
const attribute = String.raw`\[\s*(${name})\s*(?:([~|^$*]?=)\s*(${quoted}|${name})\s*(?:[iIsS]\s*)?)?\]`;

const sticky = (pattern: string) => new RegExp(pattern, 'y');
const tokens = {
  any: sticky(String.raw`\*`),
  tag: sticky(`(${name})`),
  id: sticky(`#(${name})`),
  class: sticky(String.raw`\.(${name})`),
  attribute: sticky(attribute),
  'pseudo-element': sticky(`::(${name})`),
  pseudo: sticky(`:(${name})`),
} as const;
const combinator = sticky(String.raw`\s*([>+~])\s*|\s+(?=[^,\s])`);
const comma = sticky(String.raw`\s*,\s*`);
const selecting = /^(is|where|not|has|matches)$/;

/** `\31 0` and `\:` as the characters they stand for. */
function unescaped(text: string): string {
  return text.replace(/\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))/g, (_, code, character) => {
    const point = Number.parseInt(code ?? '', 16) || 0xfffd;
    return code ? String.fromCodePoint(Math.min(point, 0x10ffff)) : character;
  });
}

const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

/** Where the bracket or quote at `start` ends; undefined where it does not. */
function endOf(text: string, start: number): number | undefined {
  const open = text[start] ?? '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\\') at++;
    else if (character === (closing[open] ?? open)) return at;
    else if (closing[open] && /["'[(]/.test(character)) at = endOf(text, at) ?? text.length;
  }
  return undefined;
}

/** Brackets first: a missing one makes nonsense of all that follows it. The innermost is the one to mend. */
function unbalanced(text: string, from = 0): Problem | undefined {
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    const where = `The ${character} at character ${at + 1}`;
    if (character === '\\') at++;
    else if (/[\])]/.test(character)) return { problem: `${where} closes nothing: take it out.` };
    else if (/["'[(]/.test(character)) {
      const end = endOf(text, at);
      const own = { problem: `${where} is never closed: add ${closing[character] ?? character}` };
      if (end === undefined) return (closing[character] && unbalanced(text, at + 1)) || own;
      at = end;
    }
  }
  return undefined;
}

function misread(text: string, at: number): Problem {
  const [character = '', next = ''] = text.slice(at);
  const where = `at character ${at + 1}`;
  if (character === '')
    return { problem: 'It ends too early: name an element after the last sign.' };
  if (character === '[')
    return { problem: `Write the attribute ${where} as [name] or [name="value"].` };
  if (/[.#]/.test(character) && /\d/.test(next)) {
    const spelled = character === '.' ? '[class~="…"]' : '[id="…"]';
    return {
      problem: `A name after ${character} cannot start with a digit (${where}): use ${spelled}.`,
    };
  }
  if (/[.#:]/.test(character))
    return { problem: `A name has to follow the ${character} ${where}.` };
  if (/[>+~,]/.test(character))
    return { problem: `An element is missing before the ${character} ${where}.` };
  return { problem: `“${character}” ${where} cannot stand in a selector.` };
}

type Cursor = { readonly text: string; at: number };

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found) cursor.at = pattern.lastIndex;
  return found ?? undefined;
}

/** The part in parentheses; only those of selectors are looked into. */
function argument(cursor: Cursor, pseudo: string): Pick<Simple, 'value' | 'inner'> | Problem {
  if (cursor.text[cursor.at] !== '(') return {};
  const end = endOf(cursor.text, cursor.at) ?? cursor.text.length;
  const value = cursor.text.slice(cursor.at + 1, end).trim();
  cursor.at = end + 1;
  if (!selecting.test(pseudo)) return { value };
  // `:has(> img)` starts with how the two stand to each other.
  const parsed = parseSelector(value.replace(/^[>+~]\s*/, ''));
  return 'problem' in parsed ? parsed : { value, inner: parsed.selectors };
}

function simple(cursor: Cursor, isFirst: boolean): Simple | Problem | undefined {
  for (const [kind, pattern] of Object.entries(tokens)) {
    const isTag = kind === 'any' || kind === 'tag';
    const found = isTag && !isFirst ? undefined : take(cursor, pattern);
    if (!found) continue;
    const [whole, raw = whole, operator, written] = found;
    const known = { kind: kind as Simple['kind'], name: unescaped(raw) }; // safe: a key of the table
    if (kind === 'attribute' && operator && written) {
      const value = unescaped(written.replace(/^(["'])([\s\S]*)\1$/, '$2'));
      return { ...known, operator, value };
    }
    if (kind !== 'pseudo') return known;
    const inside = argument(cursor, known.name);
    return 'problem' in inside ? inside : { ...known, ...inside };
  }
  return undefined;
}

function compound(cursor: Cursor, after: string): Compound | Problem {
  const simples: Simple[] = [];
  for (;;) {
    const next = simple(cursor, simples.length === 0);
    if (next && 'problem' in next) return next;
    if (next) simples.push(next);
    else return simples.length ? { after, simples } : misread(cursor.text, cursor.at);
  }
}

function complex(cursor: Cursor): Complex | Problem {
  const compounds: Compound[] = [];
  for (let after = ''; ; ) {
    const next = compound(cursor, after);
    if ('problem' in next) return next;
    compounds.push(next);
    const link = take(cursor, combinator);
    if (!link) return compounds;
    after = link[1] ?? ' ';
  }
}

export function parseSelector(selector: string): Parsed {
  const text = selector.trim();
  if (text === '') return { problem: 'The selector is empty: name an element, such as #save.' };
  const broken = unbalanced(text);
  if (broken) return broken;
  const cursor: Cursor = { text, at: 0 };
  const selectors: Complex[] = [];
  do {
    const next = complex(cursor);
    if ('problem' in next) return next;
    selectors.push(next);
  } while (take(cursor, comma));
  return cursor.at === text.length ? { selectors } : misread(text, cursor.at);
}
