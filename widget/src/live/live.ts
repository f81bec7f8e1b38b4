/**
 * Guides and surveys at work in one page: reads what is live, decides by core/targeting, asks the server before
 * it interrupts, shows one interruption at a time, and takes down what was stopped. The renderers are loaded
 * when there is something to render.
 */

import type { WireEvent } from '../../../core/model/batch.ts';
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import { type Decision, decide } from '../../../core/targeting/decide.ts';
import { pageMatches } from '../../../core/targeting/page-rule.ts';
import { settle } from '../../../core/targeting/settle.ts';
import type { Context, No, Verdict } from '../../../core/targeting/types.ts';
import { isWhere } from '../../../core/targeting/url-rule.ts';
import { createDisplay, type Display } from './displays.ts';
import { fetchEngageFile } from './engage-file.ts';
import { awaitAnchor } from './find.ts';
import { createMemory, type Standing } from './memory.ts';
import { watchMoment } from './moment.ts';
import { createPeople } from './person.ts';
import { createStage } from './stage.ts';
import { createTriggers } from './triggers.ts';
import type { Live, LiveHost, News } from './types.ts';
import { wantedLanguages } from './words.ts';

/** What was left half an hour ago is not taken up: by now it would be an interruption of its own. */
const resumable = 1_800_000;
/** After a failed question to the server, the next one. */
const restMs = 60_000;
/** These take down what stands; the others only keep it from coming. */
const fatal: readonly (No | null)[] = [
  'halted',
  'over',
  'notYet',
  'hours',
  'page',
  'audience',
  'badCondition',
];
const used = ['click', 'submit', 'change'];

const anchorOf = (item: LiveItem) =>
  item.is === 'survey' ? item.survey.anchor : (item.guide.steps[0]?.anchor ?? null);
const isWalk = (item: LiveItem) => item.is === 'guide' && item.guide.kind === 'walkthrough';
/** Its tab stands wherever the survey may be shown, whatever would trigger it. */
const tabOf = (item: LiveItem): LiveItem | undefined =>
  item.is === 'survey' && item.survey.tab
    ? {
        ...item,
        ...{ trigger: { on: 'load', delaySeconds: 0 }, frequency: { kind: 'always' }, sample: 1 },
        ...{ holdout: 0, survey: { ...item.survey, surface: 'embedded' } },
      }
    : undefined;

export function createLive(host: LiveHost): Live {
  const { view, env, signal, report } = host;
  const memory = createMemory(view, host.options.app);
  const people = createPeople(host, memory);
  const displays = new Map<string, Display>();
  const tabs = new Map<string, Display>();
  const hears = new Set<(news: News) => void>();
  /** Not again on this page: its element did not come, or the server said no. */
  const passed = new Set<string>();
  let version: string | undefined;
  let file: EngageFile | undefined;
  let early: WireEvent[] = [];
  const wanted: string[] = [];
  let settling: AbortController | undefined;
  let asking = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let isLooking = false;

  const look = () => {
    if (isLooking || signal.aborted) return;
    isLooking = true;
    env.after(0, () => {
      isLooking = false;
      lookNow();
    });
  };
  const triggers = createTriggers(host, look);
  const moment = watchMoment(host, look);
  signal.addEventListener('abort', () => clear());

  const place = () => ({ address: view.location.href, path: host.path() });
  const isBusy = () => [...displays.values()].some((one) => one.interrupting || one.asked);
  const find = (id: string) => file?.items.find((item) => item.id === id);

  function judge(
    items: readonly LiveItem[] = file?.items ?? [],
    more: Partial<Context> = {},
  ): Decision {
    const language = wantedLanguages(view)[0] ?? 'en';
    const context: Context = {
      ...place(),
      ...{ halted: !file, consented: true, busy: isBusy(), typing: moment.typing() },
      troubleAt: moment.troubleAt(),
      budget: file?.budget ?? {
        ...{ interruptions: 0, hours: 24 },
        ...{ surveyDays: 0, afterSurveyHours: 0, calmSeconds: 0 },
      },
      isDue: (item) => triggers.isDue(item) && !passed.has(item.id),
      ...more,
    };
    return decide(items, people.person(language), context, people.ledger(), people.now());
  }

  function tellEligible({ verdicts }: Decision): void {
    const told = memory.get().told ?? [];
    const news = verdicts.filter(({ item, arm }) => arm && !told.includes(item.id));
    for (const { item, arm } of news) {
      if (arm) host.send({ t: env.now(), k: 'eligible', i: item.id, n: item.version, a: arm });
    }
    if (news.length > 0) memory.set({ told: [...told, ...news.map(({ item }) => item.id)] });
  }

  function render(display: Display, item: LiveItem, shown: EngageFile, isTab: boolean): void {
    const gone = () => {
      const { [isTab ? 'tabs' : 'displays']: where } = { tabs, displays };
      if (where.get(item.id) === display) where.delete(item.id);
      look();
    };
    const stage = createStage({
      host,
      file: shown,
      people,
      display,
      item,
      isTab,
      hears,
      launch: show,
      gone,
    });
    const failed = (problem: unknown) => {
      report(problem);
      stage.close();
    };
    // Safe, both: `is` says which of the two it is, and which renderer takes it.
    if (item.is === 'guide') {
      import('../guides/guides.ts')
        .then((it) => !stage.signal.aborted && it.showGuide(stage as never), failed)
        .catch(failed);
    } else {
      import('../surveys/surveys.tsx')
        .then((it) => !stage.signal.aborted && it.showSurvey(stage as never), failed)
        .catch(failed);
    }
  }

  function present(
    item: LiveItem,
    how: { asked: boolean; interrupting: boolean; id?: string; standing?: Standing | undefined },
  ): void {
    if (!file) return;
    const { asked, interrupting, standing } = how;
    const id = standing?.display ?? how.id ?? env.uuid();
    const language = wantedLanguages(view)[0] ?? item.languages.default;
    const display = createDisplay(host, memory, people, {
      ...{ item, id, asked, interrupting, language },
      standing,
    });
    displays.set(item.id, display);
    triggers.spent(item);
    render(display, item, file, false);
  }

  function remove(display: Display, isLeft: boolean): void {
    displays.delete(display.item.id);
    display.controller.abort();
    if (isLeft) display.finish('left');
  }

  function clear(): void {
    settling?.abort();
    for (const display of displays.values()) remove(display, false);
    for (const tab of tabs.values()) tab.controller.abort();
    tabs.clear();
  }

  /** What an earlier page of this tab showed, and nobody has ended. */
  function resume(): void {
    for (const [id, standing] of Object.entries(memory.get().standing ?? {})) {
      const item = find(id);
      if (!item || displays.has(id) || env.now() - standing.at > resumable) continue;
      if (item.is === 'guide' && !isWalk(item) && !isWhere(item.where, place())) continue;
      present(item, { ...standing, standing });
    }
  }

  /** Another page, another hour, another person: what may stand no longer goes. */
  function prune({ verdicts }: Decision): void {
    for (const { item, no } of verdicts) {
      const display = displays.get(item.id);
      if (!display || display.asked || !fatal.includes(no)) continue;
      const staysOver =
        no === 'page' && (isWalk(item) || (item.is === 'survey' && display.interrupting));
      if (!staysOver) remove(display, true);
    }
    for (const display of displays.values()) if (!find(display.item.id)) remove(display, false);
  }

  function placeTabs(shown: EngageFile): void {
    const pseudo = shown.items.flatMap((item) => tabOf(item) ?? []);
    const { beside } = judge(pseudo, { isDue: () => true });
    for (const [id, tab] of tabs) {
      if (beside.some(({ item }) => item.id === id)) continue;
      tab.controller.abort();
      tabs.delete(id);
    }
    for (const { item } of beside) {
      const real = find(item.id);
      if (!real || tabs.has(item.id)) continue;
      const tab = createDisplay(host, memory, people, {
        ...{
          item: real,
          id: '',
          asked: false,
          interrupting: false,
          language: 'en',
          standing: undefined,
        },
      });
      tabs.set(item.id, tab);
      render(tab, real, shown, true);
    }
  }

  async function interrupt(decision: Decision): Promise<void> {
    if (settling || isBusy() || decision.interrupting.length === 0) return;
    settling = new AbortController();
    const within = AbortSignal.any([signal, settling.signal]);
    try {
      const chosen = await settle(
        decision,
        {
          find: ({ item }, until) => awaitFirst(item, until),
          again: () => judge(),
          missing: ({ item }) => void passed.add(item.id),
        },
        within,
      );
      if (chosen) await claimAndShow(chosen, within);
    } finally {
      settling = undefined;
    }
    // Whoever came next has waited for this one.
    look();
  }

  async function claimAndShow({ item }: Verdict, within: AbortSignal): Promise<void> {
    const id = env.uuid();
    // Whatever comes of it, this page asks once: a refusal does not turn into a grant by asking again.
    passed.add(item.id);
    const isGranted = await people.claim(item.id, id);
    if (isGranted && !within.aborted && !isBusy() && find(item.id)) {
      present(item, { asked: false, interrupting: true, id });
    }
  }

  /** Where nothing is pointed at, nothing is waited for. */
  async function awaitFirst(item: LiveItem, until: AbortSignal): Promise<boolean> {
    const anchor = anchorOf(item);
    if (!anchor) return true;
    return awaitAnchor(host, anchor, until);
  }

  /** Whether anything depends on what only the server knows. */
  function mustAsk(decision: Decision, shown: EngageFile): boolean {
    if (people.isKnown() || env.now() - askedAt < restMs) return false;
    return shown.asks || decision.interrupting.length + decision.beside.length > 0;
  }

  function learn(): void {
    asking = true;
    askedAt = env.now();
    people
      .learn()
      .finally(() => {
        asking = false;
        look();
      })
      .catch(report);
  }

  function lookNow(): void {
    if (!file || asking) return;
    const decision = judge();
    prune(decision);
    if (mustAsk(decision, file)) {
      learn();
      return;
    }
    tellEligible(decision);
    for (const id of wanted.splice(0)) showNow(id);
    for (const { item } of decision.beside) {
      if (!displays.has(item.id))
        present(item, {
          asked: false,
          interrupting: false,
          standing: memory.get().standing?.[item.id],
        });
    }
    placeTabs(file);
    const calm = decision.verdicts.some(({ no }) => no === 'trouble');
    if (calm) env.after(file.budget.calmSeconds * 1_000, look);
    interrupt(decision).catch(report);
  }

  function showNow(id: string): void {
    const item = find(id);
    const [verdict] = item ? judge([item], { asked: id }).verdicts : [];
    if (!item || verdict?.no) {
      report(`show: ${id} is not live for this person (${verdict?.no ?? 'not published'}).`);
      return;
    }
    const mine = displays.get(id);
    if (mine) remove(mine, false);
    for (const display of displays.values()) {
      if (display.interrupting || display.asked) remove(display, true);
    }
    present(item, { asked: true, interrupting: false });
  }

  function show(id: string): void {
    wanted.push(id);
    look();
  }

  function heard(event: WireEvent): void {
    if (!file) {
      early = [...early, event].slice(-50);
      return;
    }
    const isUse = ({ rules }: EngageFile['features'][number]) =>
      rules.some(
        ({ page, hashes }) => hashes.includes(event.e ?? '') && pageMatches(page, event.p),
      );
    const features = used.includes(event.k) ? file.features.filter(isUse).map(({ id }) => id) : [];
    for (const feature of features) people.used(feature);
    const news = { ...event, features };
    moment.heard(news);
    triggers.heard(news);
    for (const hear of [...hears]) hear(news);
    if (event.k === 'page') {
      passed.clear();
      settling?.abort();
    }
    look();
  }

  function openLinked(): void {
    const id = new URLSearchParams(view.location.search).get('waymark-open');
    const item = id ? find(id) : undefined;
    if (id && item?.is === 'survey' && item.survey.link) show(id);
  }

  async function load(next: string): Promise<void> {
    const found = await fetchEngageFile(host, next);
    if (version !== next || signal.aborted) return;
    // Asked for again with the next look at the pointer.
    if (!found) version = undefined;
    if (!found) return;
    const isFirst = !file;
    file = found;
    people.changed();
    triggers.watch(found.items);
    if (isFirst) {
      for (const event of early.splice(0)) heard(event);
      resume();
      openLinked();
    }
    look();
  }

  return {
    heard,
    show,
    take(next) {
      if (next === version) {
        look();
        return;
      }
      version = next;
      if (next) load(next).catch(report);
      else {
        file = undefined;
        clear();
        memory.set({ standing: {} });
      }
    },
    who() {
      env.after(0, () => {
        // Nothing that was said to one person is for the next.
        if (people.changed()) clear();
        look();
      });
    },
    forget: memory.forget,
  };
}
