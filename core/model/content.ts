/**
 * What guides and surveys say: structured content, never HTML. A `phrase` is whatever can be translated; its
 * key names it in every language, so a translation is a table from key to text and nothing else is repeated.
 * `{{visitor.firstName|there}}` in a text stands for a trait, after the bar what is said where it is missing.
 */
import * as z from 'zod/mini';
import { label, uuid } from './primitives.ts';

/** Unique within an item; made by the editor, kept for ever, so that translations survive edits. */
export const key = z.string().check(z.regex(/^[a-zA-Z0-9_.-]{1,40}$/));
/** Where a link may lead. No other scheme exists: the database refuses it wherever it stands. */
export const href = z
  .string()
  .check(z.maxLength(2_000), z.regex(/^(https?:\/\/|mailto:|tel:|[/#?])/i));

/** A run of text of one look. */
export const span = z.object({
  text: z.string().check(z.maxLength(2_000)),
  bold: z.optional(z.boolean()),
  italic: z.optional(z.boolean()),
  code: z.optional(z.boolean()),
  href: z.optional(href),
});
export type Span = z.infer<typeof span>;

/** A plain string where nothing is emphasised. */
export const rich = z.union([
  z.string().check(z.maxLength(2_000)),
  z.array(span).check(z.maxLength(40)),
]);
export type Rich = z.infer<typeof rich>;

export const phrase = z.object({ key, text: rich });
export type Phrase = z.infer<typeof phrase>;

/** What a button does, in order. `go` names a step (of a guide) or a question; `end` completes. */
export const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('next') }),
  z.object({ do: z.literal('back') }),
  z.object({ do: z.literal('go'), to: key }),
  z.object({ do: z.literal('complete') }),
  z.object({ do: z.literal('dismiss') }),
  z.object({ do: z.literal('snooze'), hours: z.int().check(z.minimum(1), z.maximum(2_160)) }),
  z.object({ do: z.literal('url'), href, newTab: z.boolean() }),
  /** Starts another guide or survey; being asked for, it is no interruption. */
  z.object({ do: z.literal('launch'), item: uuid }),
  z.object({ do: z.literal('track'), name: label }),
]);
export type Action = z.infer<typeof action>;

export const button = z.object({
  key,
  label: phrase,
  look: z.enum(['primary', 'secondary', 'link']),
  actions: z.array(action).check(z.minLength(1), z.maxLength(4)),
});
export type Button = z.infer<typeof button>;

const media = z.string().check(z.maxLength(2_000), z.regex(/^(https:\/\/|\/)/i));

export const block = z.discriminatedUnion('block', [
  z.object({ block: z.literal('paragraph'), content: phrase }),
  z.object({ block: z.literal('heading'), content: phrase }),
  z.object({
    block: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(phrase).check(z.minLength(1), z.maxLength(20)),
  }),
  /** `alt` may be empty text only for a picture that says nothing. Width and height keep its place. */
  z.object({
    block: z.literal('image'),
    src: media,
    alt: phrase,
    width: z.int().check(z.positive()),
    height: z.int().check(z.positive()),
  }),
  /** A link with a picture; nothing of another site is embedded in the product's page. */
  z.object({
    block: z.literal('video'),
    href,
    title: phrase,
    poster: z.nullable(media),
  }),
  z.object({ block: z.literal('buttons'), buttons: z.array(button).check(z.maxLength(4)) }),
]);
export type Block = z.infer<typeof block>;

export const content = z.array(block).check(z.maxLength(30));
export type Content = z.infer<typeof content>;

/** BCP 47, as `navigator.languages` has it: `de`, `pt-BR`. */
export const language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

/**
 * The default language stands in the content itself. A reader gets the first of their languages that is
 * here (`pt-BR`, then `pt`), and for each phrase that it lacks the default's text. Direction is the
 * language's own (see core/content/).
 */
export const languages = z.object({
  default: language,
  translations: z.record(language, z.record(key, rich)),
});
export type Languages = z.infer<typeof languages>;
