/** What stands on the page: puts it up, takes it down, and takes up again what an earlier page showed. */
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import { isInterrupting } from '../../../core/targeting/budget.ts';
import type { Decision } from '../../../core/targeting/decide.ts';
import type { No, Verdict } from '../../../core/targeting/types.ts';
import { isWhere } from '../../../core/targeting/url-rule.ts';
import { createDisplay, type Display } from './displays.ts';
import type { Memory, Standing } from './memory.ts';
import type { People } from './person.ts';
import { createStage } from './stage.ts';
import type { GuideStage, LiveHost, News, SurveyStage } from './types.ts';
import { wantedLanguages } from './words.ts';

/** What was left half an hour ago is not taken up: by now it would be an interruption of its own. */
const resumable = 1_800_000;
/** These take down what stands; the others only keep it from coming. */
const fatal: readonly (No | null)[] = [
  ...(['halted', 'over', 'notYet', 'hours', 'page', 'audience', 'badCondition'] as const),
];

const isWalk = (item: LiveItem) => item.is === 'guide' && item.guide.kind === 'walkthrough';
/** Would it interrupt, came it unasked? Then it has the stage to itself also where it was asked for. */
const takesTurn = (item: LiveItem) =>
  isInterrupting({ ...item, trigger: { on: 'load', delaySeconds: 0 } });
/** Goes on where its page rule ends: a walk leads on, and nobody's answer is cut short. */
const isRoving = (item: LiveItem) => isWalk(item) || (item.is === 'survey' && takesTurn(item));

type Shown = {
  asked: boolean;
  interrupting: boolean;
  id?: string;
  standing?: Standing | undefined;
};

type RoomParts = {
  host: LiveHost;
  memory: Memory;
  people: People;
  hears: Set<(news: News) => void>;
  file(): EngageFile | undefined;
  launch(id: string): void;
  onGone(): void;
};

export type Room = ReturnType<typeof createRoom>;

export function createRoom(parts: RoomParts) {
  const { host, memory, people, hears, file, launch, onGone } = parts;
  const { env, view, report } = host;
  const displays = new Map<string, Display>();
  const tabs = new Map<string, Display>();
  const find = (id: string) => file()?.items.find((item) => item.id === id);

  function render(display: Display, shown: EngageFile, isTab: boolean): void {
    const { item } = display;
    const among = isTab ? tabs : displays;
    const gone = () => {
      if (among.get(item.id) === display) among.delete(item.id);
      onGone();
    };
    const stage = createStage({
      host,
      file: shown,
      people,
      display,
      item,
      isTab,
      hears,
      launch,
      gone,
    });
    // Safe, both: `is` says which of the two it is.
    const draw = async () => {
      if (item.is === 'guide') {
        const { showGuide } = await import('../guides/guides.ts');
        if (!stage.signal.aborted) showGuide(stage as GuideStage);
      } else {
        const { showSurvey } = await import('../surveys/surveys.tsx');
        if (!stage.signal.aborted) showSurvey(stage as SurveyStage);
      }
    };
    draw().catch((problem) => {
      report(problem);
      stage.close();
    });
  }

  function present(item: LiveItem, { asked, interrupting, id, standing }: Shown): void {
    const shown = file();
    if (!shown) return;
    const display = createDisplay(host, memory, people, {
      ...{ item, asked, interrupting, standing, id: standing?.display ?? id ?? env.uuid() },
      language: wantedLanguages(view)[0] ?? item.languages.default,
    });
    displays.set(item.id, display);
    render(display, shown, false);
  }

  /** Left: it was on its way when something else ended it. Otherwise it may be taken up again. */
  function remove(display: Display, isLeft: boolean): void {
    displays.delete(display.item.id);
    display.controller.abort();
    if (isLeft) display.finish('left');
  }

  function dropTab(id: string, tab: Display): void {
    tab.controller.abort();
    tabs.delete(id);
  }

  const turns = () =>
    [...displays.values()].filter(
      ({ interrupting, asked, item }) => interrupting || (asked && takesTurn(item)),
    );

  return {
    present,
    has: (id: string) => displays.has(id),
    isBusy: () => turns().length > 0,
    standing: (id: string) => memory.get().standing?.[id],
    clear(): void {
      for (const display of displays.values()) remove(display, false);
      for (const [id, tab] of tabs) dropTab(id, tab);
    },
    /** What was asked for has the stage to itself, and begins anew. */
    makeWay(item: LiveItem): void {
      const mine = displays.get(item.id);
      if (mine) remove(mine, false);
      if (takesTurn(item)) for (const display of turns()) remove(display, true);
    },
    /** What an earlier page of this tab showed, and nobody has ended. */
    resume(): void {
      for (const [id, standing] of Object.entries(memory.get().standing ?? {})) {
        const item = find(id);
        if (!item || displays.has(id) || env.now() - standing.at > resumable) continue;
        const here = { address: view.location.href, path: host.path() };
        if (isRoving(item) || standing.asked || isWhere(item.where, here))
          present(item, { ...standing, standing });
      }
    },
    /** Another page, another hour, another file: what may not stand any longer goes. */
    prune({ verdicts }: Decision): void {
      for (const { item, no } of verdicts) {
        const display = displays.get(item.id);
        if (!display || display.asked || !fatal.includes(no)) continue;
        if (no !== 'page') remove(display, true);
        else if (!isRoving(item)) remove(display, false);
      }
      for (const display of displays.values()) if (!find(display.item.id)) remove(display, false);
    },
    /** Tabs of surveys, at the page's edge: these and no others. */
    placeTabs(wanted: readonly Verdict[]): void {
      for (const [id, tab] of tabs) {
        if (!wanted.some(({ item }) => item.id === id)) dropTab(id, tab);
      }
      const shown = file();
      for (const { item } of wanted) {
        const real = find(item.id);
        if (!shown || !real || tabs.has(item.id)) continue;
        const tab = createDisplay(host, memory, people, {
          ...{ item: real, id: '', asked: false, interrupting: false, language: '' },
          standing: undefined,
        });
        tabs.set(item.id, tab);
        render(tab, shown, true);
      }
    },
  };
}

/** A survey's tab stands wherever the survey may be shown, whatever would trigger it. */
export function tabOf(item: LiveItem): LiveItem | undefined {
  if (item.is !== 'survey' || !item.survey.tab) return undefined;
  return {
    ...item,
    ...{ trigger: { on: 'load', delaySeconds: 0 }, frequency: { kind: 'always' } },
    ...{ sample: 1, holdout: 0, survey: { ...item.survey, surface: 'embedded' } },
  };
}
