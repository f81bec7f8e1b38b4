/**
 * Gathers events into segments of one identity each. A segment gets its number only when it leaves, because
 * numbers of one sender must arrive in order, and a page that closes has no time to wait for an answer.
 */
import type { Descriptor } from '../../../../core/locator/descriptor.ts';
import type { EngageEvent } from '../../../../core/model/attention.ts';
import type { WireEvent } from '../../../../core/model/batch.ts';
import type { Env } from '../env.ts';
import { createDescriptors } from './descriptors.ts';
import type { Frozen } from './types.ts';

const mostEvents = 20;
/** As JSON; form encoding makes it at most 60 KB, which keepalive may carry. */
const mostBytes = 30_000;
const longestWait = 3_000;
/** The part of a batch that says who: whatever is the same for all its events. */
export type Header = Omit<Frozen, 'at' | 'sender' | 'seq' | 'elements' | 'events' | 'engage'>;

export type Batcher = {
  add(event: WireEvent, descriptor?: Descriptor): void;
  /** Of a guide or survey: beside the events, in the same batch. */
  addEngage(event: EngageEvent): void;
  /** Something other than an event has to reach the server (a new identity, new traits). */
  touch(): void;
  /** Ends the present segment: identity is about to change. With `news`, even if no event says so. */
  cut(news: boolean): void;
  /**
   * Everything gathered, numbered. Where they leave at once instead of in turn (`hurried`), only the first
   * may bear this tab's sender, and that only when nothing of it is still on its way (`idle`): each other
   * one gets a sender of its own, so that no two need to arrive in order.
   */
  take(hurried?: { idle: boolean }): Frozen[];
  /** The server lacks these; their descriptors go with the next batch. */
  tell(hashes: readonly string[]): void;
  clear(): void;
  size(): number;
};

type BatcherOptions = {
  env: Env;
  /** Who the present segment belongs to. Reads unsent traits out, so it is called once per segment. */
  header(): Header;
  /** Enough is here, or it has waited long enough. */
  onFull(): void;
};

type Segment = { header: Header; events: WireEvent[]; engage: EngageEvent[] };

export function createBatcher({ env, header, onFull }: BatcherOptions): Batcher {
  let sender = env.uuid();
  let seq = 0;
  let events: WireEvent[] = [];
  let engage: EngageEvent[] = [];
  let touched = false;
  let bytes = 0;
  let segments: Segment[] = [];
  let callOff: (() => void) | undefined;
  const descriptors = createDescriptors();

  function schedule(): void {
    callOff ??= env.after(longestWait, onFull);
  }

  function gathered(event: WireEvent | EngageEvent): void {
    bytes += JSON.stringify(event).length;
    if (events.length + engage.length >= mostEvents || bytes >= mostBytes) onFull();
    else schedule();
  }

  function rest(): void {
    callOff?.();
    callOff = undefined;
    bytes = 0;
  }

  function cut(news: boolean): void {
    if (events.length + engage.length === 0 && !(touched && news)) return;
    segments.push({ header: header(), events, engage });
    events = [];
    engage = [];
    touched = false;
  }

  function freeze(segment: Segment, alone: boolean): Frozen {
    const elements = descriptors.take(segment.events.map((event) => event.e));
    return {
      ...segment.header,
      sender: alone ? env.uuid() : sender,
      seq: alone ? 1 : ++seq,
      at: env.now(),
      ...(elements && { elements }),
      events: segment.events,
      ...(segment.engage.length && { engage: segment.engage }),
    };
  }

  return {
    add(event, descriptor) {
      if (event.e && descriptor) bytes += descriptors.learn(event.e, descriptor);
      events.push(event);
      gathered(event);
    },
    addEngage(event) {
      engage.push(event);
      gathered(event);
    },
    touch() {
      touched = true;
      schedule();
    },
    cut,
    take(hurried) {
      cut(true);
      rest();
      return segments
        .splice(0)
        .map((segment, at) => freeze(segment, !!hurried && !(hurried.idle && at === 0)));
    },
    tell(hashes) {
      // Leaves with the next batch, or with the page; not worth a request of its own.
      if (descriptors.ask(hashes)) touched = true;
    },
    clear() {
      rest();
      events = [];
      engage = [];
      segments = [];
      touched = false;
      // Whoever comes next is not to be tied to the tab of whoever left.
      sender = env.uuid();
      seq = 0;
      descriptors.forget();
    },
    size: () =>
      segments.reduce(
        (sum, segment) => sum + segment.events.length + segment.engage.length,
        events.length + engage.length,
      ),
  };
}
