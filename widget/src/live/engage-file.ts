/**
 * The file of what is live. Its name is the hash of its bytes, which is checked: whoever may write to storage
 * still cannot show anything that the database did not publish.
 */
import { engagePath } from '../../../core/config-files.ts';
import type { EngageFile } from '../../../core/model/live.ts';
import type { LiveHost } from './types.ts';

const timeout = 10_000;

async function isGenuine(text: string, version: string, view: Window): Promise<boolean> {
  const { subtle } = view.crypto;
  // Plain http has no WebCrypto; such a page could be changed on its way as a whole.
  if (!subtle) return true;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return hex.join('').startsWith(version);
}

/** A file of a later kind is none that this widget could show. */
function parse(text: string): EngageFile | undefined {
  // Safe: the database made it (checked above), and its form is that of its version.
  const file = JSON.parse(text) as EngageFile | null;
  return file?.v === 1 && Array.isArray(file.items) ? file : undefined;
}

export async function fetchEngageFile(
  { view, options, begun }: Pick<LiveHost, 'view' | 'options' | 'begun'>,
  version: string,
): Promise<EngageFile | undefined> {
  const { url, key, app } = options;
  const query = new URLSearchParams({ app_key: app, version, apikey: key });
  const places = [
    {
      address: `${url}/storage/v1/object/public/config/${engagePath(app, version)}`,
      isQuoted: false,
    },
    // A function's answer is JSON: the file's bytes stand in it as a text.
    { address: `${url}/rest/v1/rpc/get_engage_file?${query}`, isQuoted: true },
  ];
  let answer = await begun(version);
  for (const { address, isQuoted } of places) {
    try {
      const signal = AbortSignal.timeout(timeout);
      const response = answer ?? (await view.fetch(address, { credentials: 'omit', signal }));
      answer = undefined;
      if (!response.ok) continue;
      const text = isQuoted ? String(await response.json()) : await response.text();
      if (await isGenuine(text, version, view)) return parse(text);
    } catch {
      // Unreachable or no JSON: the next place, and with the next look at the pointer again.
    }
  }
  return undefined;
}
