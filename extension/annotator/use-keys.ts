/** One hand on the keyboard: tools by letter, undo, zoom, and the selected mark by arrows. */
import { useLayoutEffect } from 'preact/hooks';
import { type Tool, tools } from './tools.ts';

type Actions = {
  setTool: (tool: Tool) => void;
  undo: () => void;
  redo: () => void;
  remove: () => void;
  /** In CSS pixels of the picture. */
  nudge: (dx: number, dy: number) => void;
  /** Puts a mark of the tool in the middle, for hands without a pointer. */
  place: () => void;
  cancel: () => void;
  done: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  zoomFit: () => void;
};

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select');

/** What a key means; undefined for those that are the browser's or the focused control's. */
export function meaningOf(event: KeyboardEvent, actions: Actions): (() => void) | undefined {
  const withCommand = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (withCommand && key === 'enter') return actions.done;
  if (isTyping(event.target)) return undefined;
  if (withCommand) {
    if (key === 'z') return event.shiftKey ? actions.redo : actions.undo;
    return key === 'y' ? actions.redo : undefined;
  }
  if (event.altKey) return undefined;
  const arrow = arrows[event.key];
  const far = event.shiftKey ? 10 : 1;
  if (arrow) return () => actions.nudge(arrow[0] * far, arrow[1] * far);
  const byKey: Record<string, () => void> = {
    delete: actions.remove,
    backspace: actions.remove,
    escape: actions.cancel,
    '+': actions.zoomIn,
    '=': actions.zoomIn,
    '-': actions.zoomOut,
    '0': actions.zoomFit,
  };
  // On a button, Enter presses it.
  const isOnStage = event.target instanceof HTMLElement && event.target.matches('.stage, body');
  if (key === 'enter' && isOnStage) return actions.place;
  const tool = tools.find((one) => one.key === key);
  return tool ? () => actions.setTool(tool.tool) : byKey[key];
}

/** Before the next frame: a key that follows at once must find what the one before it chose. */
export function useKeys(actions: Actions): void {
  useLayoutEffect(() => {
    const closing = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      const meaning = meaningOf(event, actions);
      if (!meaning) return;
      event.preventDefault();
      meaning();
    };
    document.addEventListener('keydown', onKey, { signal: closing.signal });
    return () => closing.abort();
  });
}
