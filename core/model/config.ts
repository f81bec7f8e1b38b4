/**
 * What an app publishes to its widget: one immutable, content-addressed file in the public bucket `config`
 * (`<app key>/<version>.json`), and `<app key>/current.json` with the same content, which is the pointer's
 * short-lived copy. `get_config` is the fallback where storage has none yet.
 */
import * as z from 'zod/mini';

export const widgetConfig = z.object({
  v: z.literal(1),
  /** First 16 hex digits of the SHA-256 of the settings: two equal configs have one version. */
  version: z.string(),
  /** `required`: nothing is stored or sent before consent. */
  consent: z.enum(['none', 'required']),
  /** Kill switch: false stops capture at once. */
  capture: z.boolean(),
  /** Signals beyond plain use: rage, dead, error click, U-turn. */
  frustration: z.boolean(),
  /** Extra CSS selectors whose text is masked, beside data-waymark-mask. */
  mask: z.array(z.string()),
  /**
   * What guides and surveys are live: the version of the file that holds them (live.ts). Absent: none, and
   * nothing of them is loaded. Pages ask for this pointer again every minute while they are looked at.
   */
  engage: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
});
export type WidgetConfig = z.infer<typeof widgetConfig>;
