/**
 * Guides and surveys at work in one page: reads what is live, decides by core/targeting, asks the server before
 * it interrupts, shows one interruption at a time, and takes down what was stopped. The renderers are loaded
 * when there is something to render.
 */
import type { WireEvent } from '../../../core/model/batch.ts';
import type { EngageFile } from '../../../core/model/live.ts';
import { fetchEngageFile } from './engage-file.ts';
import { createLook } from './look.ts';
import { createParts } from './parts.ts';
import type { Live, LiveHost } from './types.ts';
import { featuresOf } from './uses.ts';

/** What may happen while the file is on its way. */
const mostEarly = 50;

export function createLive(host: LiveHost): Live {
  const { view, env, signal, report } = host;
  let version: string | undefined;
  let file: EngageFile | undefined;
  let early: WireEvent[] = [];
  const wanted: string[] = [];
  let isLooking = false;

  function look(): void {
    if (isLooking || signal.aborted) return;
    isLooking = true;
    env.after(0, () => {
      isLooking = false;
      if (file && !signal.aborted) lookNow(file, wanted);
    });
  }

  function show(id: string): void {
    wanted.push(id);
    look();
  }

  const parts = createParts(host, { file: () => file, look, show });
  const { memory, people, hears, passed, triggers, moment, room, interrupting } = parts;
  const lookNow = createLook(host, parts, look);
  signal.addEventListener('abort', room.clear);

  function heard(event: WireEvent): void {
    if (!file) {
      early = [...early, event].slice(-mostEarly);
      return;
    }
    const news = { ...event, features: featuresOf(file, event) };
    for (const feature of news.features) people.used(feature);
    moment.heard(news);
    triggers.heard(news);
    if (event.k === 'page') {
      passed.clear();
      interrupting.cancel();
      room.resume();
    }
    hears.news.tell(news);
    look();
  }

  /** `?waymark-open=<id>`, where the survey may be opened so. */
  function openLinked({ items }: EngageFile): void {
    const id = new URLSearchParams(view.location.search).get('waymark-open');
    const item = items.find((candidate) => candidate.id === id);
    if (item?.is === 'survey' && item.survey.link) show(item.id);
  }

  async function load(next: string): Promise<void> {
    const found = await fetchEngageFile(host, next);
    if (version !== next || signal.aborted) return;
    if (!found) {
      // Asked for again with the next look at the pointer.
      version = undefined;
      return;
    }
    const isFirst = !file;
    people.changed();
    if (isFirst) await memory.read();
    if (version !== next || signal.aborted) return;
    file = found;
    triggers.watch(found.items);
    if (isFirst) {
      room.resume();
      for (const event of early.splice(0)) heard(event);
      openLinked(found);
    }
    look();
  }

  function halt(): void {
    file = undefined;
    interrupting.cancel();
    room.clear();
    memory.set({ standing: {} });
  }

  return {
    heard,
    show,
    take(next) {
      if (next === version) look();
      else {
        version = next;
        if (next) load(next).catch(report);
        else halt();
      }
    },
    who() {
      env.after(0, () => {
        // Nothing that was said to one person is for the next.
        if (people.changed()) room.clear();
        look();
      });
    },
    forget: memory.forget,
  };
}
