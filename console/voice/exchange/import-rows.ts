/** Cells as people write them become rows as the database takes them; what cannot be read stays, to be told as an error. Pure. */
import { type ImportKind, type Mapping, traitOf } from './mapping.ts';

export const dateOrders = ['day', 'month'] as const;
/** How `03/04/2026` is meant. */
export type DateOrder = (typeof dateOrders)[number];

export type Reading = {
  kind: ImportKind;
  mapping: Mapping;
  dateOrder: DateOrder;
  /** `1.234,5`: where semicolons part the columns, commas part the decimals. */
  decimalComma: boolean;
};

const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/;
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/;

/** Told by any day past the twelfth; undefined: no such date is there, or all of them could be both. */
export function guessDateOrder(cells: Iterable<string>): DateOrder | 'unclear' | undefined {
  let isSeen = false;
  for (const cell of cells) {
    const [, first, second] = slashed.exec(cell.trim()) ?? [];
    if (first === undefined) continue;
    isSeen = true;
    if (Number(first) > 12) return 'day';
    if (Number(second) > 12) return 'month';
  }
  return isSeen ? 'unclear' : undefined;
}

const two = (part: string) => part.padStart(2, '0');

/** A day, or a time in UTC where it names no zone. */
export function dateOf(text: string, order: DateOrder): string {
  const parts = slashed.exec(text) ?? dotted.exec(text);
  let day = text;
  if (parts) {
    const [whole, a = '', b = '', year = ''] = parts;
    const monthFirst = order === 'month' && whole.includes('/');
    const [month, date] = monthFirst ? [a, b] : [b, a];
    day = `${year}-${two(month)}-${two(date)}${text.slice(whole.length)}`;
  }
  const time =
    /^(\d{4}-\d\d-\d\d)[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
      day,
    );
  if (!time) return day;
  const [, date, hour = '', minute, second = '00', zone = 'Z'] = time;
  return `${date}T${two(hour)}:${minute}:${second}${zone === 'UTC' ? 'Z' : zone}`;
}

/** Numbers as spreadsheets show them. `007` and `+49…` are no numbers but ids and telephones. */
export function traitValue(text: string, decimalComma: boolean): string | number | boolean {
  if (/^(true|yes)$/i.test(text)) return true;
  if (/^(false|no)$/i.test(text)) return false;
  const bare = text.replace(/^[€$£¥]\s?|\s?[€$£¥]$/g, '');
  const [group, point] = decimalComma ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?(0|[1-9]\\d*|[1-9]\\d{0,2}(\\${group}\\d{3})+)(\\${point}\\d+)?$`);
  if (!grouped.test(bare)) return text;
  const value = Number(bare.replaceAll(group, '').replace(point, '.'));
  // Longer than a number keeps exactly: an id.
  return Number.isSafeInteger(Math.trunc(value)) ? value : text;
}

const kindNames: Readonly<Record<string, string>> = {
  'feature request': 'request',
  feature: 'request',
  idea: 'request',
  improvement: 'request',
  enhancement: 'request',
  defect: 'bug',
  incident: 'bug',
  problem: 'bug',
  complaint: 'bug',
  compliment: 'praise',
  positive: 'praise',
  'churn risk': 'risk',
  task: 'request',
};

const importanceNames: Readonly<Record<string, number>> = {
  ...{ none: 0, trivial: 0, lowest: 0, low: 1, minor: 1, normal: 1, medium: 2, high: 2, major: 2 },
  ...{ urgent: 3, critical: 3, blocker: 3, blocking: 3, highest: 3 },
};

function fieldValue(id: string, text: string, reading: Reading): unknown {
  if (id === 'saidAt') return dateOf(text, reading.dateOrder);
  if (id === 'kind') return kindNames[text.toLowerCase()] ?? text.toLowerCase();
  if (id === 'tags') return text.split(/[,;|]/).flatMap((tag) => tag.trim() || []);
  if (id === 'importance') {
    return importanceNames[text.toLowerCase()] ?? (/^\d+$/.test(text) ? Number(text) : text);
  }
  return text;
}

/** Empty cells say nothing: what is there already stays. */
export function rowOf(cells: readonly string[], reading: Reading): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const traits: Record<string, unknown> = {};
  for (const [i, target] of reading.mapping.entries()) {
    // Our own exports put an apostrophe before what a spreadsheet would take for a formula.
    const text = (cells[i] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
    if (target === '' || text === '') continue;
    const trait = traitOf(target);
    if (trait !== undefined) traits[trait] = traitValue(text, reading.decimalComma);
    else row[target] = fieldValue(target, text, reading);
  }
  if (reading.kind === 'accounts') return { externalId: '', ...row, traits };
  const { title, words = '', ...rest } = row;
  return { ...rest, words: [title, words].filter(Boolean).join('\n') };
}
