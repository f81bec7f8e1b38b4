/** What stands on the page: puts it up, takes it down, and takes up again what an earlier page showed. */
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import type { Decision } from '../../../core/targeting/decide.ts';
import { isWhere } from '../../../core/targeting/url-rule.ts';
import { createDisplay, type Display } from './displays.ts';
import type { Standing } from './memory.ts';
import { createRendering, type RenderingParts } from './rendering.ts';
import { fatal, isRoving, takesTurn } from './standing.ts';
import { createTabs } from './tabs.ts';
import { takeTurn } from './turn.ts';
import { wantedLanguages } from './wanted-languages.ts';

/** What was left half an hour ago is not taken up: by now it would be an interruption of its own. */
const resumable = 1_800_000;
const handOver = 2_000;
type Shown = {
  asked: boolean;
  interrupting: boolean;
  id?: string;
  standing?: Standing | undefined;
};

export type RoomParts = RenderingParts & {
  file(): EngageFile | undefined;
  /** Something is down, and another may come. */
  onGone(): void;
};

export type Room = ReturnType<typeof createRoom>;

export function createRoom(parts: RoomParts) {
  const { host, memory, people, file, onGone } = parts;
  const { env, view, report } = host;
  const displays = new Map<string, Display>();
  const takingUp = new Set<string>();
  const render = createRendering(parts);
  const tabs = createTabs(parts, render);
  const find = (id: string) => file()?.items.find((item) => item.id === id);

  function present(item: LiveItem, how: Shown): AbortSignal | undefined {
    const { asked, interrupting, id, standing } = how;
    const shown = file();
    if (!shown) return undefined;
    const display = createDisplay(host, memory, people, {
      ...{ item, asked, interrupting, standing, id: standing?.display ?? id ?? env.uuid() },
      language: wantedLanguages(view)[0] ?? item.languages.default,
    });
    displays.set(item.id, display);
    render(display, shown, () => {
      if (displays.get(item.id) === display) displays.delete(item.id);
      onGone();
    });
    return display.controller.signal;
  }

  /** Where a tab was duplicated, only one of the two goes on. The page before this one has just let go. */
  async function takeUp(item: LiveItem, standing: Standing): Promise<void> {
    if (takingUp.has(item.id)) return;
    takingUp.add(item.id);
    const release = await takeTurn(host, handOver);
    takingUp.delete(item.id);
    const isOver = people.ledger().some(({ id, outcome }) => id === standing.display && outcome);
    const up = release && !isOver && !displays.has(item.id) && find(item.id) === item;
    const signal = up ? present(item, { ...standing, standing }) : undefined;
    if (signal && !signal.aborted) signal.addEventListener('abort', () => release?.());
    else release?.();
    if (!signal) onGone();
  }

  /** Left: it was on its way when something else ended it. Otherwise it may be taken up again. */
  function remove(display: Display, isLeft: boolean): void {
    displays.delete(display.item.id);
    display.controller.abort();
    if (isLeft) display.finish('left');
  }

  const turns = () =>
    [...displays.values()].filter(
      ({ interrupting, asked, item }) => interrupting || (asked && takesTurn(item)),
    );

  return {
    present,
    has: (id: string) => displays.has(id),
    isBusy: () => takingUp.size + turns().length > 0,
    standing: (id: string) => memory.get().standing?.[id],
    clear(): void {
      for (const display of displays.values()) remove(display, false);
      tabs.clear();
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
        if (!isRoving(item) && !isWhere(item.where, here)) continue;
        if (standing.interrupting) takeUp(item, standing).catch(report);
        else present(item, { ...standing, standing });
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
    placeTabs: tabs.place,
  };
}
