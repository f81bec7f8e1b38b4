/** What a renderer works with: the display's own functions, and the few things it may ask of the engine. */
import { directionOf } from '../../../core/content/translate.ts';
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import { attributesOf } from '../../../core/targeting/attributes.ts';
import { evaluate } from '../../../core/targeting/condition.ts';
import { isWhere } from '../../../core/targeting/url-rule.ts';
import type { Display } from './displays.ts';
import { anchorsAt, followAnchor } from './find.ts';
import type { Hears } from './hears.ts';
import type { Memory } from './memory.ts';
import type { People } from './person.ts';
import type { LiveHost, Stage } from './types.ts';
import { localise, titleIn } from './words.ts';

export type StageParts = {
  host: LiveHost;
  file: EngageFile;
  people: People;
  memory: Memory;
  display: Display;
  item: LiveItem;
  isTab: boolean;
  hears: Hears;
  launch(id: string): void;
  /** It is down, and something else may come. */
  gone(): void;
};

export function createStage(parts: StageParts): Stage {
  const { host, file, people, memory, display, isTab, hears, launch, gone } = parts;
  const { view, report, env } = host;
  const { controller } = display;
  const { item, language } = localise(parts.item, view, people.facts());
  const close = () => {
    controller.abort();
    gone();
  };
  const here = () => ({ address: view.location.href, path: host.path() });
  const done = () => memory.all().done[item.id] ?? [];
  return {
    ...{ item, language, view, file, isTab, report, close, done, unit: people.unit() },
    isAsked: display.asked,
    theme: { ...file.theme, ...item.theme },
    direction: directionOf(language),
    signal: controller.signal,
    progress: display.progress,
    keep: display.keep,
    mark(key) {
      if (done().includes(key)) return false;
      memory.add({ done: { [item.id]: [key] } });
      return true;
    },
    hasUsed: people.hasUsed,
    say: display.say,
    find(anchor, signal, seen) {
      const others = anchorsAt(file, here());
      followAnchor(host, { anchor, others }, signal, seen).catch(report);
    },
    holds(condition) {
      if (!condition) return true;
      const person = people.person(language);
      const around = { segments: person.facts?.segments ?? [] };
      const asked = attributesOf(person, { address: view.location.href });
      const { holds, fault } = evaluate(condition, asked, around);
      return holds && fault === null;
    },
    isHere: (where) => !where || isWhere(where, here()),
    onNews: (heard, signal) => hears.news.add(heard, signal),
    onDone: (changed, signal) => hears.done.add(changed, signal),
    end(outcome, more) {
      display.finish(outcome, more?.u);
      if (!more?.stay) close();
    },
    // After what else the same button does: this may take the surface down.
    launch: (id) => void env.after(0, () => launch(id)),
    track: host.track,
    titleOf(id) {
      const other = file.items.find((candidate) => candidate.id === id);
      return other && titleIn(other.title, other, language);
    },
  };
}
