/** Schema of the element descriptor; its meaning is told in core/locator/descriptor.ts. */
import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import type { Descriptor } from '../locator/descriptor.ts';

const short = z.string().check(z.maxLength(limits.textChars));
const list = (max: number) => z.array(short).check(z.maxLength(max));

const step = z.object({
  tag: short,
  id: z.optional(short),
  role: z.optional(short),
  classes: z.optional(list(2)),
});

export const descriptor: z.ZodMiniType<Descriptor> = z.object({
  v: z.literal(1),
  tag: short.check(z.minLength(1)),
  role: z.optional(short),
  name: z.optional(short),
  text: z.optional(short),
  attrs: z.optional(z.record(z.string(), short)),
  classes: z.optional(list(8)),
  nth: z.int().check(z.positive()),
  of: z.int().check(z.positive()),
  path: z.optional(z.array(step).check(z.maxLength(6))),
  trail: z.optional(z.array(z.int().check(z.positive())).check(z.maxLength(4))),
  near: z.optional(list(16)),
  beside: z.optional(list(2)),
  landmark: z.optional(short),
  heading: z.optional(short),
  frame: z.optional(list(4)),
  shadow: z.optional(list(4)),
}) as z.ZodMiniType<Descriptor>; // safe: same shape; zod's optionals lack only `readonly`
