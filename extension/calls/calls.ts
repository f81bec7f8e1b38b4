/**
 * Calls from this computer: begun, written about and ended here first, in one transaction each, and sent by the
 * same exchange as captures. What belongs to one call is put together by call-items.ts.
 */
import { type CallFields, callFields } from '../../core/model/voice/call.ts';
import { blankEvidence, type EvidenceFields } from '../../core/model/voice/evidence.ts';
import { scrubText, scrubUrl } from '../../core/scrub/scrub.ts';
import { scrubFields } from '../capture/store.ts';
import type { Db } from '../db.ts';
import { newId } from '../new-id.ts';
import { findSetting, writeSetting } from '../settings.ts';
import { type VoiceChange, writeChange } from '../voice/writes.ts';
import { type LiveCall, stampOf } from './stamp.ts';

export type Party = { account: number | null; name: string };

export type QuickNote = Pick<EvidenceFields, 'words' | 'kind' | 'wording'>;

type Dependencies = { db: Db; now: () => number; nudge: () => void };

export type Calls = ReturnType<typeof createCalls>;

export function blankCall(startedAt: string, { account, name }: Party): CallFields {
  return {
    ...{ account, title: `Call with ${name}`.slice(0, 200), people: [], startedAt, endedAt: null },
    ...{ recording: null, recordingOffsetMs: 0, notes: '' },
    ...{ questions: [], followUps: [], summary: '' },
  };
}

/** Every text of a call; what is saved goes through here. */
function scrubCall(fields: Partial<CallFields>): Partial<CallFields> {
  const { title, notes, summary, recording, questions, followUps } = fields;
  const text = <T extends { text: string }>(one: T) => ({ ...one, text: scrubText(one.text) });
  return {
    ...fields,
    ...(title === undefined ? {} : { title: scrubText(title) }),
    ...(notes === undefined ? {} : { notes: scrubText(notes) }),
    ...(summary === undefined ? {} : { summary: scrubText(summary) }),
    ...(recording ? { recording: scrubUrl(recording) } : {}),
    ...(questions && {
      questions: questions.map((one) => ({ ...text(one), answer: scrubText(one.answer) })),
    }),
    ...(followUps && { followUps: followUps.map(text) }),
  };
}

export function createCalls({ db, now, nudge }: Dependencies) {
  const tables = [db.settings, db.exchanges, db.pending];
  const change = (workspace: string, id: string, fields: Partial<CallFields>): VoiceChange => ({
    ...{ workspace, entity: 'call', id },
    fields: scrubCall(fields),
  });
  /** Everything of an act, or nothing of it. */
  const together = async <T>(work: (at: number) => Promise<T>): Promise<T> => {
    // Itself async: of another function Dexie does not await what it gives back, and commits too early.
    const done = await db.transaction('rw', tables, async () => work(now()));
    nudge();
    return done;
  };
  const setLive = async (next: Partial<LiveCall>) =>
    db.transaction('rw', db.settings, async () => {
      const live = await findSetting(db, 'call');
      if (live) await writeSetting(db, 'call', { ...live, ...next });
    });

  return {
    /** One call at a time: an open one is gone on with. */
    start: (workspace: string, party: Party): Promise<string> =>
      together(async (at) => {
        const open = await findSetting(db, 'call');
        if (open) return open.id;
        const id = newId(at);
        const times = { startedAt: at, askedAt: at };
        await writeSetting(db, 'call', { id, workspace, ...party, ...times, safe: true });
        const fields = blankCall(new Date(at).toISOString(), party);
        await writeChange(db, change(workspace, id, fields), at);
        return id;
      }),

    /** `endedAt`: for a call that was left open, when it really ended. */
    end: (endedAt?: number): Promise<string | undefined> =>
      together(async (at) => {
        const live = await findSetting(db, 'call');
        if (!live) return undefined;
        const fields = { endedAt: new Date(Math.min(endedAt ?? at, at)).toISOString() };
        await writeChange(db, change(live.workspace, live.id, fields), at);
        await db.settings.delete('call');
        return live.id;
      }),

    change: (workspace: string, id: string, fields: Partial<CallFields>): Promise<void> =>
      together((at) => writeChange(db, change(workspace, id, fields), at)),

    /** What was typed during the call, as evidence with its moment. */
    note: (workspace: string, app: number, note: QuickNote): Promise<string> =>
      together(async (at) => {
        const id = newId(at);
        const blank = blankEvidence(new Date(at).toISOString());
        const stamp = await stampOf(db, workspace, at, blank);
        const fields = scrubFields({ ...blank, source: 'note', app, ...note, ...stamp });
        await writeChange(db, { workspace, entity: 'evidence', id, fields }, at);
        return id;
      }),

    setSafe: (safe: boolean) => setLive({ safe }),
    /** "Still on it": asks again after as long. */
    goOn: () => setLive({ askedAt: now() }),
  };
}

/** A call as it is shown, whatever of it has arrived: missing fields are as a new one has them. */
export function readCall(fields: Readonly<Record<string, unknown>>): CallFields | undefined {
  const blank = blankCall(new Date(0).toISOString(), { account: null, name: '' });
  const parsed = callFields.safeParse({ ...blank, ...fields });
  return parsed.success ? parsed.data : undefined;
}
