/** Surveys: questions in order, with branches; what an answer looks like. Scores: core/metrics, docs/definitions.md. */
import * as z from 'zod/mini';
import { content, key, phrase } from './content.ts';
import { anchor } from './guide.ts';

export const surveyKinds = ['nps', 'csat', 'ces', 'pmf', 'umuxLite', 'custom'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

/** Of a scored question: detractor, passive, promoter for NPS, and its like elsewhere (core/metrics/scales.ts). */
export const bands = ['low', 'mid', 'high'] as const;
export const band = z.enum(bands);
export type Band = z.infer<typeof band>;

/** Named scales; a series never mixes two. */
export const scales = [
  'nps',
  'csat3',
  'csat5',
  'csat7',
  'thumbs',
  'ces5',
  'ces7',
  'pmf',
  'umux7',
] as const;
export const scale = z.enum(scales);
export type Scale = z.infer<typeof scale>;

/** The first that holds is taken; none: the next question in order. `end` shows the thanks. */
export const route = z.object({
  when: z.discriminatedUnion('test', [
    z.object({ test: z.literal('always') }),
    z.object({ test: z.literal('skipped') }),
    z.object({ test: z.literal('band'), band }),
    z.object({ test: z.literal('atLeast'), value: z.number() }),
    z.object({ test: z.literal('atMost'), value: z.number() }),
    /** A choice, by key. */
    z.object({ test: z.literal('chose'), choice: key }),
  ]),
  to: key,
});
export type Route = z.infer<typeof route>;

const asked = {
  key,
  title: phrase,
  help: z.nullable(phrase),
  required: z.boolean(),
  routes: z.array(route).check(z.maxLength(10)),
};
const choices = {
  choices: z.array(z.object({ key, label: phrase })).check(z.minLength(2), z.maxLength(30)),
  /** What the field for something else is called; null: there is none. */
  other: z.nullable(phrase),
  /** Per person, and steady: a real permutation. "Other" stays last. */
  shuffle: z.boolean(),
};

export const question = z.discriminatedUnion('kind', [
  /** One of the named scales; `low` and `high` stand at its ends. */
  z.object({
    ...asked,
    kind: z.literal('scale'),
    scale,
    low: z.nullable(phrase),
    high: z.nullable(phrase),
  }),
  z.object({
    ...asked,
    kind: z.literal('rating'),
    points: z.int().check(z.minimum(3), z.maximum(10)),
    look: z.enum(['stars', 'numbers', 'faces']),
    low: z.nullable(phrase),
    high: z.nullable(phrase),
  }),
  z.object({ ...asked, ...choices, kind: z.literal('single') }),
  z.object({ ...asked, ...choices, kind: z.literal('multiple') }),
  z.object({ ...asked, kind: z.literal('short'), placeholder: z.nullable(phrase) }),
  z.object({ ...asked, kind: z.literal('long'), placeholder: z.nullable(phrase) }),
  z.object({ ...asked, kind: z.literal('consent'), label: phrase }),
]);
export type Question = z.infer<typeof question>;

export const survey = z.object({
  kind: z.enum(surveyKinds),
  surface: z.enum(['slideIn', 'modal', 'banner', 'embedded']),
  anchor: z.nullable(anchor),
  place: z.nullable(z.enum(['bottomStart', 'bottomEnd', 'topStart', 'topEnd', 'top', 'bottom'])),
  intro: content,
  questions: z.array(question).check(z.minLength(1), z.maxLength(20)),
  /** The question whose answer is the score and whose band chooses the thanks; UMUX-Lite has two. */
  scored: z.array(key).check(z.maxLength(2)),
  /** For a band, or (null) for all others. None: a plain thank-you in the reader's language. */
  thanks: z.array(z.object({ band: z.nullable(band), content })).check(z.maxLength(4)),
  /** "Ask me later" brings it back after so many days; null: there is no such button. */
  laterDays: z.nullable(z.int().check(z.minimum(1), z.maximum(365))),
  /** Again after an answer, and after a dismissal, so many days later at the earliest (definitions 3). */
  resurveyDays: z.int().check(z.minimum(0), z.maximum(730)),
  dismissedDays: z.int().check(z.minimum(0), z.maximum(730)),
  /** A tab at the page's edge that is always there; null: none. Being asked for, it is no interruption. */
  tab: z.nullable(z.object({ label: phrase, place: z.enum(['start', 'end']) })),
  /** `?waymark-open=<item id>` in the page's address opens it, for links in mails. */
  link: z.boolean(),
});
export type Survey = z.infer<typeof survey>;

/** Scale and rating: number; consent: boolean; text: string; choices: keys, and what was written for other. */
export const answer = z.union([
  z.number(),
  z.boolean(),
  z.string().check(z.maxLength(4_000)),
  z.object({
    choices: z.array(key).check(z.maxLength(30)),
    other: z.optional(z.string().check(z.maxLength(500))),
  }),
]);
export type Answer = z.infer<typeof answer>;
/** By question key. */
export const answers = z.record(key, answer);
export type Answers = z.infer<typeof answers>;
