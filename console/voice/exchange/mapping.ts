/** Which column of somebody's table means what: guessed by its name, remembered from last time. Pure. */
import type { importKinds } from '../../../core/model/voice/exchange.ts';

export type ImportKind = (typeof importKinds)[number];

export type ImportField = {
  id: string;
  label: string;
  hint?: string;
  required?: true;
  /** How others call it, without blanks and marks. */
  names: RegExp;
};

const said: readonly ImportField[] = [
  {
    ...{ id: 'words', label: 'Words', required: true, hint: 'What was said.' },
    names:
      /^(words|text|verbatim|description|body|message|comment|feedback|quote|content|details)$/,
  },
  {
    ...{ id: 'title', label: 'Subject', hint: 'Stands before the words.' },
    names: /^(subject|title|summary|headline)$/,
  },
  {
    ...{ id: 'ref', label: 'Its id there', hint: 'Brought in twice, it is once.' },
    names:
      /^(id|ref|reference|ticket|ticketid|ticketnumber|number|externalid|key|caseid|conversationid)$/,
  },
  {
    ...{ id: 'account', label: 'Account’s id', hint: 'As your product gives it.' },
    names:
      /^(account|accountid|company|companyid|organi[sz]ation|organi[sz]ationid|org|orgid|customer|customerid|tenant)$/,
  },
  {
    ...{ id: 'user', label: 'Person’s id', hint: 'As your product gives it.' },
    names:
      /^(user|userid|person|personid|contact|contactid|requesterid|email|emailaddress|requesteremail)$/,
  },
  {
    ...{ id: 'speaker', label: 'Who said it' },
    names:
      /^(speaker|name|requester|requestername|author|from|contactname|username|fullname|reporter)$/,
  },
  {
    ...{ id: 'saidAt', label: 'When' },
    names:
      /^(saidat|date|created|createdat|createddate|when|time|timestamp|submitted|submittedat|day|opened|openedat)$/,
  },
  {
    ...{ id: 'kind', label: 'Kind', hint: 'Request, bug, praise, question or risk.' },
    names: /^(kind|type|tickettype|issuetype)$/,
  },
  {
    ...{ id: 'importance', label: 'Importance', hint: '0 to 3, or low to urgent.' },
    names: /^(importance|priority|severity|urgency)$/,
  },
  { id: 'tags', label: 'Tags', hint: 'Several by commas.', names: /^(tags?|labels?)$/ },
  {
    ...{ id: 'link', label: 'Link' },
    names: /^(link|url|permalink|source|sourceurl|ticketurl)$/,
  },
  {
    ...{ id: 'request', label: 'Request', hint: 'By its title; made where there is none.' },
    names: /^(request|requesttitle|featurerequest|feature|idea|theme|topic)$/,
  },
];

const accounts: readonly ImportField[] = [
  {
    ...{ id: 'externalId', label: 'Id', required: true, hint: 'As your product gives it.' },
    names: /^(id|externalid|accountid|companyid|organi[sz]ationid|orgid|customerid|tenantid|key)$/,
  },
  {
    ...{ id: 'name', label: 'Name' },
    names: /^(name|account|accountname|company|companyname|organi[sz]ation|customer|customername)$/,
  },
];

export const fieldsOf = (kind: ImportKind): readonly ImportField[] =>
  kind === 'accounts' ? accounts : said;

/** For each column what it means: a field's id, `trait:<name>`, or nothing. */
export type Mapping = readonly string[];

/** By the name of the column, as it was last time. */
export type Remembered = Readonly<Record<string, string>>;

export const traitOf = (target: string): string | undefined =>
  target.startsWith('trait:') ? target.slice(6) : undefined;

/** Blanks and marks differ from export to export of the same tool. */
const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A trait's name as people will look for it: `Annual revenue` becomes `annual_revenue`. */
const traitName = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

/** Each field once: the first column that is called like it. Further columns of accounts are traits. */
export function guessMapping(
  kind: ImportKind,
  head: readonly string[],
  remembered: Remembered = {},
): Mapping {
  const taken = new Set<string>();
  const take = (target: string) => {
    if (target === '' || taken.has(target)) return '';
    taken.add(target);
    return target;
  };
  const known = head.map((name) => take(remembered[plain(name)] ?? ''));
  return head.map((name, i) => {
    if (known[i] || plain(name) in remembered) return known[i] ?? '';
    // Of our own list of rows with errors.
    if (/^(error|row)$/.test(plain(name))) return '';
    const open = fieldsOf(kind).filter(({ id }) => !taken.has(id));
    const field = open.find(({ names }) => names.test(plain(name)));
    if (field) return take(field.id);
    return kind === 'accounts' && traitName(name) ? take(`trait:${traitName(name)}`) : '';
  });
}

/** More names than any team's exports have, and a bound for what one browser keeps. */
const mostNames = 200;

export function remember(
  before: Remembered,
  head: readonly string[],
  mapping: Mapping,
): Remembered {
  const now = head.map((name, i) => [plain(name), mapping[i] ?? ''] as const);
  const all = Object.entries({ ...before, ...Object.fromEntries(now) });
  return Object.fromEntries(all.slice(-mostNames));
}

/** What a column may mean, in the order of a list to choose from. */
export function targetsOf(kind: ImportKind, name: string): { value: string; label: string }[] {
  const fields = fieldsOf(kind).map(({ id, label }) => ({ value: id, label }));
  const trait = traitName(name);
  return [
    { value: '', label: 'Leave it out' },
    ...fields,
    ...(kind === 'accounts' && trait
      ? [{ value: `trait:${trait}`, label: `Trait “${trait}”` }]
      : []),
  ];
}

/** Why nothing can be made of it, or undefined. */
export function problemOf(kind: ImportKind, mapping: Mapping): string | undefined {
  const missing = fieldsOf(kind).find(({ id, required }) => required && !mapping.includes(id));
  if (missing) return `No column is the ${missing.label.toLowerCase()}. Choose which one it is.`;
  const twice = mapping.find((target, i) => target !== '' && mapping.indexOf(target) !== i);
  if (!twice) return undefined;
  const name = fieldsOf(kind).find(({ id }) => id === twice)?.label ?? traitOf(twice);
  return `Two columns are “${name}”. Leave one of them out.`;
}
