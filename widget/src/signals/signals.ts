/** Signs of frustration after a click. Loaded once the settings say that they are wanted. */
import type { EventKind } from '../../../core/model/batch.ts';
import type { Env } from '../delivery/env.ts';
import type { Click, Happening } from '../notes.ts';
import { watchAftermath } from './aftermath.ts';
import { createRage } from './rage.ts';

/** Typing and picking take several clicks in one place. */
const patient =
  'textarea,select,[contenteditable],input:not([type=button],[type=submit],[type=image])';

type SignalsOptions = {
  env: Env;
  signal: AbortSignal;
  /** The widget's own requests are no answer to a click. */
  isOwn(address: string): boolean;
  record(happening: Happening): void;
};

export function createSignals({ env, signal, isOwn, record }: SignalsOptions) {
  const isRage = createRage();
  let callOff: (() => void) | undefined;

  return ({ event, target, view, happening }: Click): void => {
    const say = (kind: EventKind) => record({ ...happening, kind });
    const hit = { target, x: event.clientX, y: event.clientY, at: happening.at };
    // Keys repeat; a held Enter is no rage.
    if (event.detail > 0 && !target.matches(patient) && isRage(hit)) say('rage');
    callOff?.();
    callOff = watchAftermath({
      ...{ view, event, target, env, signal, isOwn },
      path: event.composedPath(),
      onError: () => say('error'),
      onDead: () => say('dead'),
    });
  };
}
