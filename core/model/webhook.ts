/** Messages to other systems, signed as Standard Webhooks says (webhook-id, -timestamp, -signature v1). */
import * as z from 'zod/mini';
import { count, instant, label, uuid } from './primitives.ts';

export const webhookEvents = [
  'survey.detractor',
  'survey.answered',
  'item.published',
  'item.stopped',
  'request.moved',
  'voice.weekly',
] as const;

export const webhookDraft = z.object({
  id: uuid,
  name: label,
  url: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s/]+/)),
  events: z.array(z.enum(webhookEvents)).check(z.minLength(1)),
  /** `slack`: the body is Slack's `{text}`; `json`: the message itself. */
  format: z.enum(['json', 'slack']),
  active: z.boolean(),
});
export type WebhookDraft = z.infer<typeof webhookDraft>;

export const webhook = z.extend(webhookDraft, {
  createdAt: instant,
  delivered: count,
  failed: count,
  waiting: count,
});
export type Webhook = z.infer<typeof webhook>;

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;

export const delivery = z.object({
  id: uuid,
  event: z.enum([...webhookEvents, 'webhook.test']),
  state: z.enum(deliveryStates),
  tries: count,
  /** Of the last try: the status, or what went wrong. */
  status: z.nullable(z.int()),
  problem: z.nullable(z.string()),
  /** The beginning of what the receiver answered. */
  response: z.nullable(z.string()),
  body: z.unknown(),
  createdAt: instant,
  nextTryAt: z.nullable(instant),
  doneAt: z.nullable(instant),
});
export type Delivery = z.infer<typeof delivery>;
