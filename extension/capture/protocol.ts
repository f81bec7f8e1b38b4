/**
 * The messages of capturing. Pictures never travel in them, only ids: the worker and the panel read pictures
 * from the database, and pages have none. What a page says is a stranger's word: bounded here, scrubbed before
 * it is kept.
 */
import * as z from 'zod/mini';
import { descriptor } from '../../core/model/descriptor.ts';
import { hidden } from '../../core/model/drawing.ts';
import { count, elementHash, uuid } from '../../core/model/primitives.ts';

const nothing = z.object({});
const text = (most: number) => z.string().check(z.maxLength(most));

export const hows = ['visible', 'area', 'element', 'page', 'pasted'] as const;
/** How the picture was taken. */
export const how = z.enum(hows);
export type How = z.infer<typeof how>;

/** CSS pixels of the window. */
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type WindowBox = z.infer<typeof box>;

const size = z.object({ width: z.number(), height: z.number() });

const suggested = z.extend(box, { kind: hidden });
export type SuggestedBox = z.infer<typeof suggested>;

const unseen = z.object({ frames: count, drawings: count });
const scan = z.object({ boxes: z.array(suggested).check(z.maxLength(2_000)), unseen });
export type PageScan = z.infer<typeof scan>;

export const seenElement = z.object({ hash: elementHash, descriptor, label: text(200) });
export type SeenElement = z.infer<typeof seenElement>;

/** What the page is, as its own window sees it. */
export const pageFacts = z.object({
  url: text(8_000),
  path: text(600),
  title: text(1_000),
  viewport: size,
  language: text(40),
});
export type PageFacts = z.infer<typeof pageFacts>;

/** A look at the page just before its frame is taken. */
export const pageLook = z.object({
  facts: pageFacts,
  /** Under the pointer, outermost last: the element and what it lies in, as far as tags may name it. */
  elements: z.array(seenElement).check(z.maxLength(8)),
  selection: text(10_000),
  /** Of an element that was chosen, where it is by now. */
  box: z.nullable(box),
  scan,
});
export type PageLook = z.infer<typeof pageLook>;

/** To the page's script, from the worker only. */
export const captureProtocol = {
  /** Whether the script is there. */
  'capture.there': { from: 'extension', args: nothing, data: nothing },
  /** Looks and holds still: our own surfaces are away until `capture.seen`. */
  'capture.look': {
    from: 'extension',
    /** `box`: what a person has just chosen, an area or an element. */
    args: z.object({ mask: z.array(z.string()), box: z.nullable(box) }),
    data: pageLook,
  },
  /** The frame is taken. Where the page has moved meanwhile, what to hide is looked for again. */
  'capture.seen': {
    from: 'extension',
    args: nothing,
    data: z.object({ viewport: size, scan: z.nullable(scan) }),
  },
  /** Lets a person choose; told as `capture.chosen`, so that nothing waits on a worker that may die. */
  'capture.choose': {
    from: 'extension',
    args: z.object({ how: z.enum(['area', 'element']), mask: z.array(z.string()) }),
    data: nothing,
  },
  'capture.toast': {
    from: 'extension',
    args: z.object({
      /** null: nothing was saved, and `text` says why. */
      capture: z.nullable(uuid),
      text: text(300),
      note: text(300),
      quote: text(2_000),
    }),
    data: nothing,
  },
  /** A page in slices: measures, scrolls to each, and puts everything back. */
  'slices.begin': {
    from: 'extension',
    args: z.object({ mask: z.array(z.string()) }),
    data: z.object({ facts: pageFacts, frame: box, height: z.number(), slices: count }),
  },
  'slices.go': {
    from: 'extension',
    args: z.object({ slice: count }),
    /** `at`: where the page really is; null when the person gave up. */
    data: z.object({ at: z.nullable(z.number()), scan }),
  },
  /** The frame of a slice is taken; the page is looked at once more, and says how far it is. */
  'slices.seen': { from: 'extension', args: z.object({ slice: count, total: count }), data: scan },
  'slices.end': { from: 'extension', args: nothing, data: nothing },
} as const;

/** To the worker from the page's script. */
export const fromPageProtocol = {
  'capture.chosen': {
    from: 'page',
    args: z.object({ how: z.enum(['area', 'element']), box }),
    data: nothing,
  },
  /** Words typed into the toast of a capture that was made in this very tab. */
  'capture.said': {
    from: 'page',
    args: z.object({ capture: uuid, text: text(10_000) }),
    data: nothing,
  },
  /** Opens the panel at the capture. */
  'capture.details': { from: 'page', args: z.object({ capture: uuid }), data: nothing },
  'capture.undo': { from: 'page', args: z.object({ capture: uuid }), data: nothing },
} as const;

/** To the worker from our own pages. */
export const fromPanelProtocol = {
  'capture.start': {
    from: 'extension',
    args: z.object({ tab: z.int(), how }),
    data: nothing,
  },
  /** Burns, deletes the original and queues. */
  'capture.save': { from: 'extension', args: z.object({ capture: uuid }), data: nothing },
  /** Brings pictures here that only the server has. */
  'capture.pictures': { from: 'extension', args: z.object({ capture: uuid }), data: nothing },
} as const;
