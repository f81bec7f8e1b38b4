/** Drawing a rectangle over the page: press, drag, let go. Esc leaves; the page sees nothing of it. */
import { make, type Stage } from '../../tagger/stage.ts';
import type { WindowBox } from '../protocol.ts';

/** A press without a drag is a slip, not an area. */
const least = 8;

export function startArea(
  { root }: Pick<Stage, 'root'>,
  signal: AbortSignal,
  done: (box: WindowBox | undefined) => void,
): void {
  const sheet = make('div', 'area');
  const frame = make('div', 'area-frame');
  frame.hidden = true;
  sheet.append(frame);
  root.append(sheet);
  let start: { x: number; y: number } | undefined;
  let box: WindowBox | undefined;
  const finish = (result: WindowBox | undefined) => {
    sheet.remove();
    done(result);
  };
  const options = { signal };
  sheet.addEventListener(
    'pointerdown',
    (event) => {
      event.preventDefault();
      sheet.setPointerCapture(event.pointerId);
      start = { x: event.clientX, y: event.clientY };
    },
    options,
  );
  sheet.addEventListener(
    'pointermove',
    (event) => {
      if (!start || event.buttons === 0) return;
      box = span(start, inWindow(event));
      frame.hidden = false;
      frame.style.translate = `${box.x}px ${box.y}px`;
      frame.style.width = `${box.width}px`;
      frame.style.height = `${box.height}px`;
    },
    options,
  );
  // Not `pointerup`: with the sheet gone, the click that follows would be the page's.
  sheet.addEventListener(
    'click',
    () => {
      const isArea = box && box.width >= least && box.height >= least;
      if (isArea) return finish(box);
      start = undefined;
      box = undefined;
      frame.hidden = true;
    },
    options,
  );
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      finish(undefined);
    },
    { signal, capture: true },
  );
}

/** A drag may leave the window; the picture does not. */
const inWindow = ({ clientX, clientY }: PointerEvent) => ({
  x: Math.min(Math.max(0, clientX), innerWidth),
  y: Math.min(Math.max(0, clientY), innerHeight),
});

type Point = { x: number; y: number };
const span = (a: Point, b: Point): WindowBox => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});
