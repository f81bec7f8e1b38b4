/** Small schemas that records are made of. zod/mini, because some of them reach injected scripts. */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';

export const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
/** A database number of something in the hot event path: app, visitor, account, element, page. */
export const smallId = z.int().check(z.positive());
/** timestamptz as PostgreSQL's JSON prints it. */
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/));
/** A calendar day in the workspace's time zone, `YYYY-MM-DD`. */
export const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
export const count = z.int().check(z.nonnegative());
export const elementHash = z.string().check(z.regex(/^[0-9a-f]{16}$/));
export const label = z.string().check(z.minLength(1), z.maxLength(limits.nameChars));
export const traits = z.record(z.string(), z.unknown());

/** A rate is stored as its two parts (definitions.md 0); the reader divides, and null when nothing is below. */
export const rate = z.object({ numerator: count, denominator: count });
export type Rate = z.infer<typeof rate>;
