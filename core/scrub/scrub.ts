/**
 * The one function that every text and every address of a capture goes through before it is kept: verbatims,
 * notes, titles, labels, addresses, and what the page says about itself. What it takes out leaves its kind
 * behind, so that a reader sees that something was there.
 */
import { findSecrets } from './secrets.ts';

/** Words that make the value of a parameter or a property a secret, as they stand alone in its name. */
const secretWords = new Set([
  ...['token', 'code', 'email', 'mail', 'key', 'password', 'pass', 'pwd', 'secret', 'sig'],
  ...['signature', 'auth', 'authorization', 'session', 'sid', 'otp', 'pin', 'jwt', 'ticket'],
  ...['credential', 'credentials', 'cookie', 'nonce', 'phone', 'tel', 'mobile', 'iban', 'card'],
  ...['ssn', 'csrf', 'xsrf', 'bearer', 'hmac', 'apikey', 'passwd', 'invite', 'state'],
]);
/** The same where a name runs its words together: `accesstoken`, `useremail`. */
const secretParts =
  /token|secret|passw|apikey|signature|e-?mail|session|credential|bearer|authcode/;

/** `user[apiKey]`, `api_key`, `APIKey` and `api-key` are one name: its words, in lower case. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export function isSecretName(name: string): boolean {
  return (
    wordsOf(name).some((word) => secretWords.has(word)) || secretParts.test(name.toLowerCase())
  );
}

/** Every find, not the first one only. */
export function scrubText(text: string): string {
  let clean = '';
  let from = 0;
  for (const { kind, start, end } of findSecrets(text)) {
    clean += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return clean + text.slice(from);
}

/** A plain word: the address stays one that a browser can open. */
const hidden = 'hidden';
/** Addresses may carry addresses (`?next=`); nobody nests them deeper by hand. */
const deepest = 3;

function scrubParams(params: string, depth: number): string {
  return params
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const name = decode(at < 0 ? pair : pair.slice(0, at));
      if (at < 0) return encodeIfChanged(pair, scrubText(name));
      if (isSecretName(name)) return `${pair.slice(0, at)}=${hidden}`;
      const raw = pair.slice(at + 1);
      const value = decode(raw);
      const isAddress = depth < deepest && /^(?:[a-z][\w+.-]*:)?\/\//i.test(value);
      const isPath = depth < deepest && /^\/.*[?#]/.test(value);
      const clean = isAddress || isPath ? scrubAddress(value, depth + 1) : scrubText(value);
      return `${encodeIfChanged(pair.slice(0, at), scrubText(name))}=${clean === value ? raw : encodeURIComponent(clean)}`;
    })
    .join('&');
}

/** What was not touched stays as it was written, whatever its encoding. */
const encodeIfChanged = (raw: string, clean: string) =>
  decode(raw) === clean ? raw : encodeURIComponent(clean);

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // a lone per cent sign: read as it stands
  }
}

const scrubPath = (path: string) =>
  path
    .split('/')
    .map((segment) => encodeIfChanged(segment, scrubText(decode(segment))))
    .join('/');

/** A fragment may be an anchor, a route with parameters of its own, or nothing but parameters. */
function scrubFragment(fragment: string, depth: number): string {
  const at = fragment.indexOf('?');
  if (at >= 0)
    return `${scrubPath(fragment.slice(0, at))}?${scrubParams(fragment.slice(at + 1), depth)}`;
  return fragment.includes('=') ? scrubParams(fragment, depth) : scrubPath(fragment);
}

/** By hand and not by `URL`: relative addresses come too, and what is clean must stay letter for letter. */
function scrubAddress(address: string, depth: number): string {
  const [, before = '', search = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? [];
  const [, origin = '', path = ''] =
    /^((?:[a-z][\w+.-]*:)?\/\/[^/]*|data:|blob:)?(.*)$/is.exec(before) ?? [];
  // A picture in an address is all of it.
  if (/^data:/i.test(origin)) return 'data:';
  return [
    origin.replace(/\/\/[^@/]*@/, '//'),
    scrubPath(path),
    search && `?${scrubParams(search.slice(1), depth)}`,
    fragment && `#${scrubFragment(fragment.slice(1), depth)}`,
  ].join('');
}

export const scrubUrl = (url: string): string => scrubAddress(url, 0);

/** Bounds of what a page may say about itself: it is a stranger's data, however friendly. */
const bounds = { depth: 4, keys: 40, text: 500, list: 20 };

/** JSON of unknown origin, bounded and clean: values under secret names go, all texts are scrubbed. */
export function scrubJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value.slice(0, bounds.text));
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? scrubNumber(value) : null;
  if (depth >= bounds.depth || typeof value !== 'object') return null;
  if (Array.isArray(value))
    return value.slice(0, bounds.list).map((one) => scrubJson(one, depth + 1));
  const entries = Object.entries(value ?? {}).slice(0, bounds.keys);
  return Object.fromEntries(
    entries.map(([name, one]) => [
      scrubText(name.slice(0, 80)),
      isSecretName(name) ? `[${hidden}]` : scrubJson(one, depth + 1),
    ]),
  );
}

/** Card and telephone numbers come as numbers too. */
function scrubNumber(value: number): number | string {
  const text = String(value);
  const clean = scrubText(text);
  return clean === text ? value : clean;
}
