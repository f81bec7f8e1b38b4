/** What comes in from the product, checked once. Every refusal names the field and the rule. */
import { limits } from '../../../core/limits.ts';
import type { WidgetConfig } from '../../../core/model/config.ts';
import type { LoaderOptions, Traits } from '../types.ts';

export type Options = {
  url: string;
  key: string;
  app: string;
  /** Settings to go by while the published ones cannot be had; none where `consent` was not given. */
  fallback: WidgetConfig | undefined;
  build: string | undefined;
  mask: readonly string[];
  gzip: boolean;
  /** The loader has asked for them; whoever uses the npm package has no loader. */
  early: Promise<Response | undefined> | undefined;
};

function fail(rule: string): never {
  throw new Error(rule);
}

/** No `new URL`: its absence of a match is clearer than its exception. */
function baseOf(url: unknown): string {
  const text = String(url ?? '').replace(/\/+$/, '');
  return /^https?:\/\/[^/\s]+/.test(text)
    ? text
    : fail(`init: url must be the address of the Supabase project, got "${text}".`);
}

function required(name: 'key' | 'app', value: unknown): string {
  return typeof value === 'string' && value !== ''
    ? value
    : fail(`init: ${name} is missing. The console shows it under Settings, Apps.`);
}

function fallbackOf(consent: unknown): WidgetConfig | undefined {
  if (consent !== 'none' && consent !== 'required') return undefined;
  return { v: 1, version: 'fallback', consent, capture: true, frustration: true, mask: [] };
}

export function parseOptions(given: LoaderOptions): Options {
  const { consent, build, mask = [] } = given;
  return {
    url: baseOf(given.url),
    key: required('key', given.key),
    app: required('app', given.app),
    fallback: fallbackOf(consent),
    build: build ? String(build).slice(0, 80) : undefined,
    mask: [mask].flat(),
    gzip: !!given.gzip,
    early: given.settings,
  };
}

/** What a broken template or a missing session turns into. As an id, each would merge everybody into one. */
const nobody = /^(undefined|null|nan|none|true|false|anonymous|guest|\[object object\])$/i;

export function parseId(call: string, id: unknown): string {
  const text = typeof id === 'number' || typeof id === 'string' ? String(id).trim() : '';
  if (text === '' || text.length > limits.idChars || nobody.test(text)) {
    fail(`${call}: id must name one, in 1 to ${limits.idChars} characters, got "${String(id)}".`);
  }
  return text;
}

export function parseName(name: unknown): string {
  return typeof name === 'string' && name !== '' && name.length <= limits.nameChars
    ? name
    : fail(
        `track: name must be text of 1 to ${limits.nameChars} characters, got "${String(name)}".`,
      );
}

/** A copy that is JSON and nothing else, which can be stored and cannot change under our hands. */
export function parseTraits(call: string, traits: unknown, bytes: number): Traits | undefined {
  if (traits === undefined || traits === null) return undefined;
  const json = JSON.stringify(traits) ?? '';
  if (!json.startsWith('{') || new TextEncoder().encode(json).length > bytes) {
    fail(`${call}: properties must be an object of at most ${bytes} bytes as JSON.`);
  }
  // Safe: it begins with a brace, so it is an object.
  return JSON.parse(json) as Traits;
}

/** From `{ signature }`. A missing one is normal; the server says where it is required. */
export function parseSignature(more: unknown): string | undefined {
  // Safe: read as unknown and checked.
  const { signature } = (more ?? {}) as { signature?: unknown };
  return typeof signature === 'string' && signature !== '' && signature.length <= 256
    ? signature
    : undefined;
}
