/**
 * Guides and surveys at work in one page: reads what is live, decides by core/targeting, asks the server before
 * it interrupts, shows one interruption at a time, and takes down what was stopped. The renderers are loaded
 * when there is something to render.
 */
import type { WireEvent } from '../../../core/model/batch.ts';
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import type { Decision } from '../../../core/targeting/decide.ts';
import { fetchEngageFile } from './engage-file.ts';
import { createInterrupting } from './interrupting.ts';
import { createJudge } from './judge.ts';
import { createMemory } from './memory.ts';
import { watchMoment } from './moment.ts';
import { createPeople } from './person.ts';
import { createRoom } from './room.ts';
import { tabOf } from './standing.ts';
import { createTriggers } from './triggers.ts';
import type { Live, LiveHost, News } from './types.ts';
import { featuresOf } from './uses.ts';

/** After a question to the server that failed, the next one. */
const restMs = 60_000;
/** What may happen while the file is on its way. */
const mostEarly = 50;

/** All parts, each of which knows the others only by what it is given. */
function createParts(
  host: LiveHost,
  now: { file(): EngageFile | undefined; look(): void; show(id: string): void },
) {
  const { file, look, show } = now;
  const memory = createMemory(host.view, host.options.app);
  const people = createPeople(host, memory);
  const hears = new Set<(news: News) => void>();
  /** Items that this page does not try again. */
  const passed = new Set<string>();
  const triggers = createTriggers(host, look);
  const moment = watchMoment(host, look);
  const room = createRoom({ host, memory, people, hears, file, launch: show, onGone: look });
  const { isBusy } = room;
  const isDue = (item: LiveItem) => triggers.isDue(item) && !passed.has(item.id);
  const judge = createJudge({ host, people, memory, moment, isBusy, isDue });
  const none: Decision = { interrupting: [], beside: [], verdicts: [] };
  const interrupting = createInterrupting({
    ...{ host, people, isBusy },
    again() {
      const shown = file();
      return shown ? judge.decide(shown) : none;
    },
    pass: (item) => void passed.add(item.id),
    show(item, id) {
      triggers.spent(item);
      room.present(item, { asked: false, interrupting: true, id });
    },
  });
  return { memory, people, hears, passed, triggers, moment, room, judge, interrupting };
}

type Parts = ReturnType<typeof createParts>;

/** Decides and acts on it; `wanted` was asked for by the person or the product. */
function createLook(host: LiveHost, parts: Parts, look: () => void) {
  const { people, room, judge, interrupting, triggers } = parts;
  const { env, report } = host;
  let asking = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  /** Whether anything depends on what only the server knows. */
  function mustAsk({ interrupting: some, beside }: Decision, file: EngageFile): boolean {
    if (people.isKnown() || env.now() - askedAt < restMs) return false;
    return file.asks || some.length + beside.length > 0;
  }

  function ask(): void {
    asking = true;
    askedAt = env.now();
    const over = () => {
      asking = false;
      look();
    };
    people.learn().finally(over).catch(report);
  }

  function showAsked(file: EngageFile, id: string): void {
    const item = file.items.find((candidate) => candidate.id === id);
    const [verdict] = item ? judge.decide(file, [item], { asked: id }).verdicts : [];
    if (!item || verdict?.no) {
      report(`show: ${id} is not live for this person (${verdict?.no ?? 'not published'}).`);
      return;
    }
    room.makeWay(item);
    room.present(item, { asked: true, interrupting: false });
  }

  return (file: EngageFile, wanted: string[]): void => {
    if (asking) return;
    const decision = judge.decide(file);
    room.prune(decision);
    if (mustAsk(decision, file)) {
      ask();
      return;
    }
    judge.tellEligible(decision);
    for (const id of wanted.splice(0)) showAsked(file, id);
    for (const { item } of decision.beside) {
      if (room.has(item.id)) continue;
      triggers.spent(item);
      room.present(item, { asked: false, interrupting: false, standing: room.standing(item.id) });
    }
    const tabs = file.items.flatMap((item) => tabOf(item) ?? []);
    room.placeTabs(judge.decide(file, tabs, { isDue: () => true }).beside);
    const isTroubled = decision.verdicts.some(({ no }) => no === 'trouble');
    if (isTroubled) env.after(file.budget.calmSeconds * 1_000, look);
    // Whoever comes next has waited for this one.
    interrupting.attempt(decision).then((tried) => tried && look(), report);
  };
}

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
    for (const hear of [...hears]) hear(news);
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
    file = found;
    people.changed();
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
