/** Tabs of surveys, at the page's edge: always there where the survey may be shown. */
import type { Verdict } from '../../../core/targeting/types.ts';
import { createDisplay, type Display } from './displays.ts';
import type { Render } from './rendering.ts';
import type { RoomParts } from './room.ts';

export function createTabs({ host, memory, people, file }: RoomParts, render: Render) {
  const tabs = new Map<string, Display>();

  function drop(id: string, tab: Display): void {
    tab.controller.abort();
    tabs.delete(id);
  }

  return {
    clear(): void {
      for (const [id, tab] of tabs) drop(id, tab);
    },
    /** These and no others. */
    place(wanted: readonly Verdict[]): void {
      for (const [id, tab] of tabs) {
        if (!wanted.some(({ item }) => item.id === id)) drop(id, tab);
      }
      const shown = file();
      for (const { item: pseudo } of wanted) {
        const item = shown?.items.find(({ id }) => id === pseudo.id);
        if (!shown || !item || tabs.has(item.id)) continue;
        const tab = createDisplay(host, memory, people, {
          ...{ item, id: '', asked: false, interrupting: false, language: '' },
          standing: undefined,
        });
        tabs.set(item.id, tab);
        render(tab, shown, () => undefined, true);
      }
    },
  };
}
