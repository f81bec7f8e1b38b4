/** How a workspace weighs what it hears. Changes are in the audit log. */
import * as z from 'zod/mini';
import { count, uuid } from '../primitives.ts';

const factor = z.number().check(z.minimum(0), z.maximum(10));
const trait = z.string().check(z.minLength(1), z.maxLength(120));

export const voiceSettings = z.object({
  weights: z.object({
    /** A saying counts half after so many days, and `floor` at least. */
    halfLifeDays: z.int().check(z.minimum(7), z.maximum(1_825)),
    floor: z.number().check(z.minimum(0), z.maximum(1)),
    atRisk: factor,
    prospect: factor,
    churned: factor,
    /** Renewal within so many days is at risk. */
    renewalDays: z.int().check(z.minimum(0), z.maximum(365)),
  }),
  /** Traits of accounts by name. `arr` is a year's revenue, `mrr` a month's, used where the first is missing. */
  traits: z.object({
    arr: trait,
    mrr: trait,
    plan: trait,
    renewal: trait,
    state: trait,
    health: trait,
  }),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  /** Survey answers with words that become evidence by themselves. */
  answers: z.enum(['none', 'low', 'written']),
});
export type VoiceSettings = z.infer<typeof voiceSettings>;

const knownOf = z.object({
  accounts: count,
  arr: count,
  plan: count,
  renewal: count,
  health: count,
  atRisk: count,
});

/** What other settings would make of the first ten requests, and on how many accounts their traits are found. */
export const weightsPreview = z.object({
  knownBefore: knownOf,
  knownAfter: knownOf,
  requests: z.array(
    z.object({
      request: uuid,
      title: z.string(),
      before: z.number(),
      after: z.number(),
      rankBefore: count,
      rankAfter: count,
    }),
  ),
});
export type WeightsPreview = z.infer<typeof weightsPreview>;

export const defaultVoiceSettings: VoiceSettings = {
  weights: {
    halfLifeDays: 180,
    floor: 0.25,
    atRisk: 1.5,
    prospect: 0.7,
    churned: 0.5,
    renewalDays: 90,
  },
  traits: {
    arr: 'arr',
    mrr: 'mrr',
    plan: 'plan',
    renewal: 'renewal',
    state: 'state',
    health: 'health',
  },
  currency: 'USD',
  answers: 'none',
};
