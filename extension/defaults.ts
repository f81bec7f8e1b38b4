/**
 * Where the extension finds its backend before anybody has typed an address. A team that packages its own
 * build writes `waymark.json` beside the manifest, as `npm start` does; it is optional.
 */
import * as z from 'zod/mini';

export const serverAddress = z.object({
  url: z.url({ protocol: /^https?$/ }),
  /** Supabase's publishable (anon) key: public by design, row security does the rest. */
  publishableKey: z.string().check(z.minLength(1)),
});
export type ServerAddress = z.infer<typeof serverAddress>;

const packaged = z.extend(serverAddress, {
  /** Where the console is served for colleagues without the extension. */
  consoleUrl: z.optional(z.url()),
  /** Where the widget's files are served from, for the install snippet. */
  widgetUrl: z.optional(z.url()),
});
export type PackagedDefaults = z.infer<typeof packaged>;

type Dependencies = { fetch: typeof fetch; getUrl: (path: string) => string };

/** undefined where the package says nothing, or says it in a shape that we do not know. */
export async function readDefaults({
  fetch,
  getUrl,
}: Dependencies): Promise<PackagedDefaults | undefined> {
  // A file that is not in the package rejects in Chrome and answers 404 in Firefox.
  const response = await fetch(getUrl('/waymark.json')).catch(() => undefined);
  if (!response?.ok) return undefined;
  const parsed = packaged.safeParse(await response.json().catch(() => undefined));
  return parsed.success ? parsed.data : undefined;
}
