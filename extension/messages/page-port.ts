/**
 * What the panel and the script in the page say to each other, over a port that the panel opens. The port is
 * also the page's lifeline: when the panel closes, it ends, and the page is left as it was found.
 */
import * as z from 'zod/mini';
import { descriptor } from '../../core/model/descriptor.ts';
import { health } from '../../core/model/feature.ts';
import { count, elementHash, uuid } from '../../core/model/primitives.ts';
import { pageMode } from './protocol.ts';

export const portName = 'waymark-panel';

const anchor = z.object({ hash: elementHash, descriptor });

/** A tag as the page needs it: what to look for, what to write beside it. */
export const pageTag = z.object({
  tag: uuid,
  name: z.string(),
  health,
  uses: z.nullable(count),
  anchors: z.array(anchor),
  selector: z.nullable(z.string()),
});
export type PageTag = z.infer<typeof pageTag>;

/** The app's selectors of text that is never read, or the page would name elements otherwise than the widget. */
const mask = z.array(z.string());

/** From the panel to the page. */
export const pageCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mode'), mode: pageMode, mask }),
  /** The panel's arrow keys, for when the keyboard is not on the page. */
  z.object({ type: z.literal('walk'), to: z.enum(['parent', 'child', 'pick']) }),
  z.object({
    type: z.literal('heat'),
    elements: z.array(
      z.object({ hash: elementHash, descriptor: z.nullable(descriptor), uses: count }),
    ),
  }),
  z.object({ type: z.literal('tags'), tags: z.array(pageTag) }),
  /** Scrolls a tag's element into view and lets it stand out. */
  z.object({ type: z.literal('reveal'), tag: uuid }),
]);
export type PageCommand = z.infer<typeof pageCommand>;

/** What a person has just pointed at. */
export const candidate = z.object({
  hash: elementHash,
  descriptor,
  label: z.string(),
  /** What it is recognised by, strongest first, in words. */
  restsOn: z.array(z.string()),
  /** Elements of this page that are this one by every sign: one tag counts them all. */
  matches: z.int().check(z.positive()),
  /** Names of others that are not it but close enough to be mistaken for it later. */
  alike: z.array(z.string()),
  /** What a developer could do about it. */
  advice: z.array(z.string()),
  /** The attribute that settles it for good. */
  line: z.string(),
  /** Nothing reacts to a click here, so nothing is recorded about it. */
  isInert: z.boolean(),
});
export type Candidate = z.infer<typeof candidate>;

export const located = z.object({
  tag: uuid,
  outcome: z.enum(['found', 'ambiguous', 'missing']),
  matches: count,
  reason: z.string(),
});
export type Located = z.infer<typeof located>;

export const place = z.object({ path: z.string(), origin: z.string(), title: z.string() });
export type Place = z.infer<typeof place>;

/** From the page to the panel. */
export const pageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('place'), place }),
  z.object({ type: z.literal('mode'), mode: pageMode }),
  z.object({ type: z.literal('picked'), candidate }),
  z.object({ type: z.literal('located'), tags: z.array(located) }),
  z.object({ type: z.literal('heated'), drawn: count, missing: count }),
]);
export type PageEvent = z.infer<typeof pageEvent>;
