/** Guides: one surface or a walk through several, a checklist, or the resource centre. */
import * as z from 'zod/mini';
import { condition, where } from './audience.ts';
import { content, key, phrase } from './content.ts';
import { descriptor } from './descriptor.ts';
import { elementHash, label, uuid } from './primitives.ts';

export const guideKinds = [
  'tooltip',
  'hotspot',
  'banner',
  'modal',
  'slideIn',
  'walkthrough',
  'checklist',
  'embedded',
  'resourceCentre',
] as const;
export type GuideKind = (typeof guideKinds)[number];

/** Those that take attention unasked and so count against the budget (an inline banner does not). */
export const interruptingKinds: readonly GuideKind[] = [
  'tooltip',
  'banner',
  'modal',
  'slideIn',
  'walkthrough',
];

/** How sure the locator was when it was placed; a weak one is said before publishing. */
export const grade = z.enum(['strong', 'fair', 'weak', 'unknown']);

export const anchor = z.discriminatedUnion('by', [
  z.object({ by: z.literal('element'), hash: elementHash, descriptor, grade }),
  z.object({ by: z.literal('selector'), selector: z.string().check(z.maxLength(500)), grade }),
]);
export type Anchor = z.infer<typeof anchor>;

/** A step goes on for the first of these that happens and whose `if` holds. `to` null: the next in order. */
const onward = { to: z.nullable(key), if: z.nullable(condition) };
export const advance = z.discriminatedUnion('on', [
  /** A button with `next`. */
  z.object({ on: z.literal('button'), ...onward }),
  /** The anchor is clicked. */
  z.object({ on: z.literal('click'), ...onward }),
  z.object({ on: z.literal('event'), name: label, ...onward }),
  z.object({ on: z.literal('feature'), feature: uuid, ...onward }),
  z.object({ on: z.literal('page'), where, ...onward }),
  /** Something was entered into the anchor and it was left. What it was is never read. */
  z.object({ on: z.literal('input'), ...onward }),
]);
export type Advance = z.infer<typeof advance>;

export const step = z.object({
  key,
  surface: z.enum(['tooltip', 'hotspot', 'banner', 'modal', 'slideIn', 'embedded']),
  /** Required for tooltip, hotspot, embedded and an inline banner. */
  anchor: z.nullable(anchor),
  /** Preferred; it flips where there is no room. Banners: top, bottom, inline. Slide-ins: a corner. */
  place: z.nullable(
    z.enum([
      'top',
      'bottom',
      'start',
      'end',
      'inline',
      'bottomStart',
      'bottomEnd',
      'topStart',
      'topEnd',
    ]),
  ),
  /** The page that this step is for; null: wherever the guide's own rule holds. */
  where: z.nullable(where),
  /** Where "continue" leads when the person is on another page. */
  href: z.nullable(z.string().check(z.maxLength(2_000), z.regex(/^(https?:\/\/|\/)/i))),
  content,
  advance: z.array(advance).check(z.maxLength(8)),
});
export type Step = z.infer<typeof step>;

/** Done by real use of the feature, or by the event; opening it does `href` or `item`. */
export const task = z.object({
  key,
  title: phrase,
  done: z.discriminatedUnion('by', [
    z.object({ by: z.literal('feature'), feature: uuid }),
    z.object({ by: z.literal('event'), name: label }),
  ]),
  item: z.nullable(uuid),
  href: z.nullable(z.string().check(z.maxLength(2_000), z.regex(/^(https?:\/\/|\/)/i))),
});
export type Task = z.infer<typeof task>;

export const resource = z.object({
  key,
  title: phrase,
  about: z.nullable(phrase),
  kind: z.enum(['guide', 'survey', 'announcement', 'link']),
  item: z.nullable(uuid),
  href: z.nullable(z.string().check(z.maxLength(2_000), z.regex(/^(https?:\/\/|\/)/i))),
  /** Listed on these pages only; null: on all. */
  where: z.nullable(where),
  /** Announcements are unread until opened. */
  since: z.nullable(z.string()),
});
export type Resource = z.infer<typeof resource>;

export const guide = z.object({
  kind: z.enum(guideKinds),
  /** One for a single surface, 1 to 20 for a walkthrough; first steps of a checklist or centre may be none. */
  steps: z.array(step).check(z.maxLength(20)),
  /** Of a checklist and of a resource centre: what its button says, and where it stands. */
  launcher: z.nullable(z.object({ label: phrase, place: z.enum(['start', 'end']) })),
  tasks: z.array(task).check(z.maxLength(12)),
  resources: z.array(resource).check(z.maxLength(60)),
});
export type Guide = z.infer<typeof guide>;
