/**
 * Where a text holds what must not travel: addresses, numbers of people and accounts, keys. The one table of
 * patterns behind everything that makes a capture safe: texts and addresses are scrubbed by it (scrub.ts), and
 * the boxes that are suggested on a picture are drawn where it finds something on the page (dom/secrets.ts).
 *
 * dom/mask.ts hides more, for records that nobody reads as sentences; here a sentence must stay one.
 */
export const secretKinds = ['email', 'phone', 'iban', 'card', 'token'] as const;
export type SecretKind = (typeof secretKinds)[number];

export type Secret = { readonly kind: SecretKind; readonly start: number; readonly end: number };

/** Bounded parts, so that a long text without the sign that is looked for costs no more than its length. */
const email = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
const digits = /(?:\+|\b00|\()?\d(?:[ .()/\u00a0\u2011-]{0,2}\d){6,22}/g;
/** Keys that say by their first letters that they are keys. */
const named =
  /\b(?:eyJ[\w-]{8,}(?:\.[\w-]+){0,2}|(?:sk|pk|rk|ghp|gho|ghs|github_pat|glpat|xox[abprs]|wk|tok|key|whsec|sbp)[-_][\w-]{8,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,})/g;
const bearer = /\bBearer\s+([\w.~+/-]{8,}=*)/gi;
const long = /[\w-]{20,}/g;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const turns = /\d(?=[a-z])|[a-z](?=\d)/gi;

/** Luhn's check, which every card number passes and one other number in ten. */
export function isCardNumber(number: string): boolean {
  if (number.length < 13 || number.length > 19) return false;
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i]) * (1 + (i % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** `1 200 000,00`: groups of three, as amounts are written and telephone numbers are not. */
const amount = /^[1-9]\d{0,2}(?:[ .\u00a0]\d{3})+(?:[.,]\d{1,2})?$/;
const date =
  /^(?:(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d|(?:19|20)\d\d\s?-\s?(?:19|20)\d\d)/;

/** Cards by their check; telephone numbers by a sign of being dialled, or by being as long as one. */
function kindOfDigits(run: string): SecretKind | undefined {
  const number = run.replace(/\D/g, '');
  if (isCardNumber(number)) return 'card';
  if (date.test(run) || amount.test(run)) return undefined;
  const isDialled = /^(?:\+|00|\(|0)/.test(run) || /\d[ ()/\u00a0\u2011-]+\d/.test(run);
  if (number.length > 15) return 'token';
  return number.length >= 10 || (isDialled && number.length >= 8) ? 'phone' : undefined;
}

/** Random tokens go back and forth between letters and digits; a long name at most ends in a number. */
function isToken(run: string): boolean {
  // The id of a record is how one gets back to it.
  if (uuid.test(run)) return false;
  const found = run.match(turns)?.length ?? 0;
  return found > 3 || /^(?=.*\d)[0-9a-f]{32,}$/i.test(run);
}

function* matchesOf(text: string): Generator<Secret> {
  const at = (kind: SecretKind, match: RegExpMatchArray, from = 0): Secret => {
    const start = (match.index ?? 0) + from;
    return { kind, start, end: start + match[0].length - from };
  };
  if (text.includes('@')) for (const match of text.matchAll(email)) yield at('email', match);
  for (const match of text.matchAll(named)) yield at('token', match);
  for (const match of text.matchAll(bearer))
    yield at('token', match, match[0].length - (match[1]?.length ?? 0));
  for (const match of text.matchAll(iban)) yield at('iban', match);
  for (const match of text.matchAll(long)) if (isToken(match[0])) yield at('token', match);
  for (const match of text.matchAll(digits)) {
    const kind = kindOfDigits(match[0]);
    if (kind && !isInsideWord(text, match)) yield at(kind, match);
  }
}

/** `ab12345678` is a name of something, and so is the id of a record. */
function isInsideWord(text: string, match: RegExpMatchArray): boolean {
  const start = match.index ?? 0;
  const isWord = (char: string | undefined) => char !== undefined && /[\p{L}_-]/u.test(char);
  return isWord(text[start - 1]) || isWord(text[start + match[0].length]);
}

/** In their order, none within another: of two that overlap, the one that begins first is kept whole. */
export function findSecrets(text: string): Secret[] {
  const found = [...matchesOf(text)].sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Secret[] = [];
  for (const secret of found) {
    const last = apart.at(-1);
    if (!last || secret.start >= last.end) apart.push(secret);
    else if (secret.end > last.end) apart[apart.length - 1] = { ...last, end: secret.end };
  }
  return apart;
}
