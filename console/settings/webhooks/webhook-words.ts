/** Webhooks in words, and what can be told from their log without asking anybody. Pure. */
import type { Delivery, WebhookDraft, webhookEvents } from '../../../core/model/webhook.ts';
import type { Tone } from '../../../ui/Badge.tsx';

type EventName = (typeof webhookEvents)[number];

export const eventNames: Readonly<Record<EventName, { name: string; when: string }>> = {
  'survey.detractor': {
    name: 'A detractor answers',
    when: 'Somebody scores in the lowest band: score, words, person, account and page.',
  },
  'survey.answered': {
    name: 'A survey is answered',
    when: 'Every finished answer, whatever its score.',
  },
  'item.published': {
    name: 'Something goes live',
    when: 'A guide or survey is published: which, which version, by whom.',
  },
  'item.stopped': {
    name: 'Something is stopped',
    when: 'A guide or survey is paused, ended or archived by hand.',
  },
  'request.moved': {
    name: 'A request moves',
    when: 'Its status changes: from what, to what, why, and how many accounts asked for it.',
  },
  'voice.weekly': {
    name: 'What became of it',
    when: 'Once a week for each member: which of the requests they heard moved, and who is not told yet.',
  },
};

export const deliveredName = (event: Delivery['event']): string =>
  event === 'webhook.test' ? 'Test message' : eventNames[event].name;

/** Slack's own address of incoming webhooks: whoever pastes it wants Slack's format. */
export const formatOf = (url: string, format: WebhookDraft['format']): WebhookDraft['format'] =>
  /^https:\/\/hooks\.slack\.com\//.test(url.trim()) ? 'slack' : format;

/** As the database has it; what it would refuse is said beside the field. */
export function problemOfUrl(url: string): string | undefined {
  const text = url.trim();
  if (!text) return 'Give the address that messages are sent to.';
  if (text.length > 500) return 'At most 500 characters.';
  return /^https?:\/\/[^\s/]+/.test(text) ? undefined : 'It must begin with https://.';
}

export const stateNames: Readonly<Record<Delivery['state'], { name: string; tone: Tone }>> = {
  waiting: { name: 'Waiting', tone: 'warn' },
  delivered: { name: 'Delivered', tone: 'accent' },
  failed: { name: 'Given up', tone: 'danger' },
};

/** A sender looks every five seconds: after a minute untouched, there is none. */
const patienceMs = 60_000;

/** The oldest message that no sender has picked up; undefined while all is well. */
export function forsaken(log: readonly Delivery[], now: number): Delivery | undefined {
  return log.findLast(
    ({ state, tries, nextTryAt }) =>
      state === 'waiting' &&
      tries === 0 &&
      nextTryAt !== null &&
      now - Date.parse(nextTryAt) > patienceMs,
  );
}
