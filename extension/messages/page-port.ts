/**
 * What the panel and the script in the page say to each other, over a port that the panel opens. The port is
 * also the page's lifeline: when the panel closes, it ends, and the page is left as it was found.
 */
import * as z from 'zod/mini';
import { selectorGrades } from '../../core/locator/selector-rules.ts';
import { key } from '../../core/model/content.ts';
import { descriptor } from '../../core/model/descriptor.ts';
import { definition } from '../../core/model/engagement.ts';
import { health } from '../../core/model/feature.ts';
import { count, elementHash, traits, uuid } from '../../core/model/primitives.ts';
import { theme } from '../../core/model/theme.ts';
import { noteKinds } from '../../core/model/voice/note.ts';
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

/** A note as the page needs it: where it is, and of which kind. Its words are not for pages. */
export const pageNote = z.object({
  note: uuid,
  kind: z.enum(noteKinds),
  /** null: of the page as a whole. */
  anchor: z.nullable(anchor),
  selector: z.nullable(z.string()),
});
export type PageNote = z.infer<typeof pageNote>;

/** The app's selectors of text that is never read, or the page would name elements otherwise than the widget. */
const mask = z.array(z.string());

/** As whom, how wide and in which light a draft is drawn. */
const previewAs = z.object({
  /** A frame of so many CSS pixels; null: on the page itself. */
  width: z.nullable(z.int().check(z.minimum(240), z.maximum(2_560))),
  scheme: z.enum(['auto', 'light', 'dark']),
  direction: z.enum(['auto', 'ltr', 'rtl']),
  /** Only what its texts name: the page need know no more of a person. */
  visitor: traits,
  account: traits,
  caption: z.string(),
});
export type PreviewAs = z.infer<typeof previewAs>;

/** From the panel to the page. */
export const pageCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mode'), mode: pageMode, mask }),
  /** The panel's arrow keys, for when the keyboard is not on the page. */
  z.object({ type: z.literal('walk'), to: z.enum(['parent', 'child', 'pick']) }),
  /** Shows what a CSS selector means here and tells it as `graded`; '' goes back to the pick itself. */
  z.object({ type: z.literal('selector'), selector: z.string() }),
  /** Picks the first element that a selector matches, where nobody has pointed at one. */
  z.object({ type: z.literal('pick'), selector: z.string() }),
  z.object({
    type: z.literal('heat'),
    elements: z.array(
      z.object({ hash: elementHash, descriptor: z.nullable(descriptor), uses: count }),
    ),
  }),
  z.object({ type: z.literal('tags'), tags: z.array(pageTag) }),
  z.object({ type: z.literal('notes'), notes: z.array(pageNote) }),
  /** Scrolls a tag's (a note's) element into view and lets it stand out. */
  z.object({ type: z.literal('reveal'), tag: uuid }),
  /** Author mode: lets a person point at one element, told as `picked`. */
  z.object({ type: z.literal('point') }),
  /** Neither pointing nor previewing any more. */
  z.object({ type: z.literal('rest') }),
  /** Draws what is being written, from a step on (null: from the start). */
  z.object({
    type: z.literal('preview'),
    definition,
    /** The app's look, under the item's own. */
    theme,
    step: z.nullable(z.string()),
    language: z.string(),
    as: z.optional(previewAs),
  }),
  /** Draws each step where nobody looks, and tells what came of it as `measured`. */
  z.object({ type: z.literal('measure'), run: z.string(), definition, theme }),
  /** The same with its texts open to the keyboard; `heard`: how many `worded` the definition has in it. */
  z.object({
    type: z.literal('write'),
    definition,
    theme,
    step: z.nullable(z.string()),
    language: z.string(),
    heard: count,
  }),
]);
export type PageCommand = z.infer<typeof pageCommand>;

const grade = z.enum(selectorGrades);

/** How likely a sign is to be there after the next release (core/locator/identify.ts). */
const mark = z.object({
  called: z.string(),
  value: z.string(),
  lasting: z.enum(['lasts', 'mostly', 'short']),
});
export type Mark = z.infer<typeof mark>;

const proposal = z.object({ selector: z.string(), grade, reason: z.string() });
export type Proposal = z.infer<typeof proposal>;

/** What a person has just pointed at. */
export const candidate = z.object({
  hash: elementHash,
  descriptor,
  label: z.string(),
  /** What it is recognised by, strongest first, in words. */
  restsOn: z.array(z.string()),
  /** The smallest set of signs that no other element of the page has; empty where there is none. */
  identifying: z.array(mark),
  /** CSS selectors that match it alone, best first. */
  selectors: z.array(proposal),
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

/** What a CSS selector means on this page. */
export const graded = z.object({
  selector: z.string(),
  /** Why it cannot be read; then the rest says nothing. */
  problem: z.nullable(z.string()),
  grade,
  reason: z.string(),
  matches: count,
  /** Whether the element that was pointed at is among them. */
  isHit: z.boolean(),
  /** How many of them nothing is recorded about, because they do not react to a click. */
  inert: count,
  /** The distinct ones as the database knows them; the first few with what they are. */
  matched: z.array(elementHash),
  anchors: z.array(anchor),
});
export type Graded = z.infer<typeof graded>;

export const located = z.object({
  tag: uuid,
  outcome: z.enum(['found', 'ambiguous', 'missing']),
  matches: count,
  /** Of the best one, 0 to 1. */
  score: z.number(),
  reason: z.string(),
});
export type Located = z.infer<typeof located>;

export const noted = z.object({ note: uuid, outcome: z.enum(['found', 'ambiguous', 'missing']) });
export type Noted = z.infer<typeof noted>;

export const place = z.object({
  path: z.string(),
  origin: z.string(),
  title: z.string(),
  /** Whole, for what is scrubbed before it is kept. */
  url: z.optional(z.string()),
});
export type Place = z.infer<typeof place>;

/** How a preview stands: its element did not come, its step is for another page, or it was closed. */
export const previewState = z.enum(['shown', 'missing', 'elsewhere', 'ended']);
export type PreviewState = z.infer<typeof previewState>;

const pixels = z.number();
/** One rendering of one step or question, in numbers (core/engage/checks/measured.ts says what they mean). */
const measured = z.object({
  step: z.nullable(z.string()),
  name: z.string(),
  language: z.string(),
  scheme: z.enum(['light', 'dark']),
  width: pixels,
  contrasts: z.array(z.object({ name: z.string(), ratio: z.number(), needed: z.number() })),
  targets: z.array(z.object({ name: z.string(), width: pixels, height: pixels })),
  order: z.nullable(z.object({ first: z.string(), next: z.string() })),
  covered: z.number(),
  wide: pixels,
  high: pixels,
  isDrawn: z.boolean(),
});

/** From the page to the panel. */
export const pageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('place'), place }),
  z.object({ type: z.literal('mode'), mode: pageMode }),
  z.object({ type: z.literal('picked'), candidate }),
  z.object({ type: z.literal('graded'), graded }),
  z.object({ type: z.literal('located'), tags: z.array(located) }),
  z.object({ type: z.literal('noted'), notes: z.array(noted) }),
  /** A note's pin was pressed. */
  z.object({ type: z.literal('opened'), note: uuid }),
  /** The page was opened by a link to a note. */
  z.object({ type: z.literal('linked'), note: uuid }),
  z.object({ type: z.literal('heated'), drawn: count, missing: count }),
  z.object({ type: z.literal('pointing'), isOn: z.boolean() }),
  z.object({ type: z.literal('previewed'), state: previewState }),
  z.object({ type: z.literal('measured'), run: z.string(), all: z.array(measured) }),
  z.object({ type: z.literal('writing'), state: previewState }),
  /** One run of a text was written on the page: the `count`th change since writing began. */
  z.object({
    type: z.literal('worded'),
    key,
    run: count,
    text: z.string().check(z.maxLength(2_000)),
    count,
  }),
  /** Undo and redo reach further back than a field's own. */
  z.object({ type: z.literal('undone'), way: z.enum(['undo', 'redo']) }),
]);
export type PageEvent = z.infer<typeof pageEvent>;
