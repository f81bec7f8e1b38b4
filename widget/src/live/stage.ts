/** What a renderer works with: the display's own functions, and the few things it may ask of the engine. */
import { directionOf } from '../../../core/content/translate.ts';
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import { attributesOf } from '../../../core/targeting/attributes.ts';
import { evaluate } from '../../../core/targeting/condition.ts';
import { isWhere } from '../../../core/targeting/url-rule.ts';
import type { Display } from './displays.ts';
import { followAnchor } from './find.ts';
import type { People } from './person.ts';
import type { LiveHost, News, Stage } from './types.ts';
import { localise, titleIn } from './words.ts';

export type StageParts = {
  host: LiveHost;
  file: EngageFile;
  people: People;
  display: Display;
  item: LiveItem;
  isTab: boolean;
  hears: Set<(news: News) => void>;
  launch(id: string): void;
  /** It is down, and something else may come. */
  gone(): void;
};

export function createStage(parts: StageParts): Stage {
  const { host, file, people, display, isTab, hears, launch, gone } = parts;
  const { view, report, env } = host;
  const { controller } = display;
  const { item, language } = localise(parts.item, view, people.facts());
  const close = () => {
    controller.abort();
    gone();
  };
  return {
    ...{ item, language, view, file, isTab, report, close, unit: people.unit() },
    theme: { ...file.theme, ...item.theme },
    direction: directionOf(language),
    signal: controller.signal,
    progress: display.progress,
    keep: display.keep,
    say: display.say,
    find(anchor, signal, seen) {
      followAnchor(host, anchor, signal, seen).catch(report);
    },
    holds(condition) {
      if (!condition) return true;
      const person = people.person(language);
      const around = { segments: person.facts?.segments ?? [] };
      const asked = attributesOf(person, { address: view.location.href });
      const { holds, fault } = evaluate(condition, asked, around);
      return holds && fault === null;
    },
    isHere: (where) => !where || isWhere(where, { address: view.location.href, path: host.path() }),
    onNews(heard, signal) {
      hears.add(heard);
      signal.addEventListener('abort', () => hears.delete(heard), { once: true });
    },
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
