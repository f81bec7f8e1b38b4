/** The parts of the engine at work, each of which knows the others only by what it is given. */
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import type { Decision } from '../../../core/targeting/decide.ts';
import { createDisplay } from './displays.ts';
import { anchorsAt } from './find.ts';
import { createListeners, type Hears } from './hears.ts';
import { createInterrupting } from './interrupting.ts';
import { createJudge } from './judge.ts';
import { createMemory } from './memory.ts';
import { watchMoment } from './moment.ts';
import { createPeople } from './person.ts';
import { createRoom } from './room.ts';
import { createTriggers } from './triggers.ts';
import type { LiveHost } from './types.ts';

type Now = {
  file(): EngageFile | undefined;
  /** Soon, once for any number of calls. */
  look(): void;
  show(id: string): void;
};

const none: Decision = { interrupting: [], beside: [], verdicts: [] };

export type Parts = ReturnType<typeof createParts>;

export function createParts(host: LiveHost, { file, look, show }: Now) {
  const hears: Hears = { news: createListeners(), done: createListeners() };
  const changed = () => {
    hears.done.tell();
    look();
  };
  const memory = createMemory(host, changed);
  const people = createPeople(host, memory, changed);
  /** Items that this page does not try again. */
  const passed = new Set<string>();
  const triggers = createTriggers(host, look);
  const moment = watchMoment(host, look);
  const room = createRoom({ host, memory, people, hears, file, launch: show, onGone: look });
  const { isBusy } = room;
  const isDue = (item: LiveItem) => triggers.isDue(item) && !passed.has(item.id);
  const judge = createJudge({ host, people, memory, moment, isBusy, isDue });
  const interrupting = createInterrupting({
    ...{ host, people, isBusy },
    again() {
      const shown = file();
      return shown ? judge.decide(shown) : none;
    },
    anchors() {
      const shown = file();
      const here = { address: host.view.location.href, path: host.path() };
      return shown ? anchorsAt(shown, here) : [];
    },
    pass: (item) => void passed.add(item.id),
    miss(item, step) {
      const how = { id: host.env.uuid(), asked: false, interrupting: true, language: '' };
      createDisplay(host, memory, people, { item, ...how, standing: undefined }).say('missing', {
        s: step,
      });
    },
    show(item, id) {
      triggers.spent(item);
      return room.present(item, { asked: false, interrupting: true, id });
    },
  });
  return { memory, people, hears, passed, triggers, moment, room, judge, interrupting };
}
