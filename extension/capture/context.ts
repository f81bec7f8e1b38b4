/**
 * The context kept with a capture: which page, which machine, what the product says about itself. All of it
 * comes through here on its way to a draft, and all of it is scrubbed here.
 */
import * as z from 'zod/mini';
import { limits } from '../../core/limits.ts';
import type { CaptureContext } from '../../core/model/voice/evidence.ts';
import type { SeenPage } from '../../core/model/voice/primitives.ts';
import { scrubJson, scrubText, scrubUrl } from '../../core/scrub/scrub.ts';
import type { PageFacts } from './protocol.ts';

/** Runs in the page's own world: self-contained, and its answer is a stranger's word. */
export function readPageContext(): string | null {
  try {
    // safe: read as optional, whatever the page has put there
    const { waymark } = window as { waymark?: { context?(): unknown } };
    const text = JSON.stringify(waymark?.context?.());
    return typeof text === 'string' && text.length <= 20_000 ? text : null;
  } catch {
    return null; // a page whose own function fails says nothing
  }
}

const external = z.string().check(z.minLength(1), z.maxLength(limits.idChars));
const told = z.object({
  user: z.optional(z.nullable(external)),
  account: z.optional(z.nullable(external)),
  build: z.optional(z.nullable(z.string())),
  custom: z.optional(z.unknown()),
});

/** With room for the rest of the context in the server's 16 KB. */
const mostBytes = 12_000;

/**
 * User and account are the ids that the product itself identified people by, and the workspace knows them: they
 * are what links a capture to its account, so they stay as they are. Everything else is scrubbed.
 */
export function parsePageContext(text: string | null): CaptureContext['page'] {
  if (text === null) return null;
  const parsed = told.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { user, account, build, custom } = parsed.data;
  const own = {
    ...(user ? { user } : {}),
    ...(account ? { account } : {}),
    ...(build ? { build: scrubText(build.slice(0, 200)) } : {}),
  };
  const clean = custom === undefined ? {} : { custom: scrubJson(custom) };
  const all = { ...own, ...clean };
  const fits = new TextEncoder().encode(JSON.stringify(all)).length <= mostBytes;
  const kept = fits ? all : own;
  return Object.keys(kept).length > 0 ? kept : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not what `JSON.stringify` made
  }
}

/** Pages that are no web pages (`file:`) have no address that a colleague could open. */
export function seenPageOf(facts: PageFacts): SeenPage | null {
  const url = scrubUrl(facts.url).slice(0, 2_000);
  if (!/^https?:\/\/[^\s/]+/i.test(url)) return null;
  const title = scrubText(facts.title).slice(0, 300);
  const path = facts.path.startsWith('/') ? facts.path.slice(0, limits.pathChars) : '/';
  return { url, title, path };
}

type Machine = { userAgent: string; language: string; zone: string };

/** Enough to reproduce it; the full string would name the person's machine among thousands. */
export function machineOf({ userAgent, language, zone }: Machine) {
  const browser = /(Firefox|Edg|OPR|Chrome|Version)\/(\d+)/.exec(userAgent);
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' };
  const named = browser ? `${names[browser[1] ?? ''] ?? browser[1]} ${browser[2]}` : 'unknown';
  const os = /(Windows NT [\d.]+|Mac OS X [\d_.]+|CrOS|Android [\d.]+|iPhone OS [\d_]+|Linux)/.exec(
    userAgent,
  );
  return { browser: named, os: os?.[1]?.replaceAll('_', '.') ?? 'unknown', language, zone };
}
