/**
 * Both kinds of exchange with the server as one: calls of the outbox, and the voice of the customer. One alarm
 * wakes the worker as long as anything on this computer has somewhere to go.
 */
import type { Db } from './db.ts';
import { countWaiting } from './outbox.ts';
import type { Outcome } from './outcome.ts';
import type { Sync } from './sync.ts';
import { countUnsent } from './voice/unsent.ts';
import type { VoiceSync } from './voice/voice-sync.ts';

export const alarmName = 'waymark-sync';
/** The shortest period that Chrome grants. */
const alarmMinutes = 0.5;

type Dependencies = {
  db: Db;
  calls: Sync;
  voice: VoiceSync;
  locks: Pick<LockManager, 'request'>;
  alarms: Pick<typeof chrome.alarms, 'create' | 'clear'>;
};

export type ExchangeService = ReturnType<typeof createExchange>;

export function createExchange({ db, calls, voice, locks, alarms }: Dependencies) {
  /** What a server refused waits for a person, not for an alarm. */
  const settleAlarm = async () => {
    const { drafts, changes, pictures } = await countUnsent(db);
    const calling = await db.outbox.where('state').anyOf('queued', 'sending').count();
    if (drafts + changes + pictures + calling > 0) {
      await alarms.create(alarmName, { periodInMinutes: alarmMinutes });
    } else await alarms.clear(alarmName);
  };

  /** Its troubles stand with its own items; they do not make a save of something else fail. */
  const exchangeVoice = () => locks.request('waymark-voice', () => voice.run());

  return {
    settleAlarm,
    async drain(): Promise<void> {
      await calls.drain();
      await exchangeVoice();
      await settleAlarm();
    },
    async run(): Promise<Outcome<null>> {
      const outcome = await calls.run();
      await exchangeVoice();
      await settleAlarm();
      return outcome;
    },
    waiting: () => countWaiting(db),
  };
}
