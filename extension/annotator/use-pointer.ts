/** Pointer on the stage: begins, pulls and ends marks, takes handles, moves, crops. One pointer at a time. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Mark, Point, Rect } from '../../core/model/drawing.ts';
import { begun, isDrawn, pulled, type Style } from '../../core/picture/begin.ts';
import { findMarkAt, handlesOf, moved, reshaped } from '../../core/picture/marks.ts';
import { rectOf, type Size, within } from '../../core/picture/rect.ts';
import { newId } from '../new-id.ts';
import type { Tool } from './tools.ts';
import type { Editing } from './use-drawing.ts';

type Options = {
  editing: Editing;
  tool: Tool;
  style: Style;
  /** Of the picture, in CSS pixels of its page. */
  size: Size;
  /** After a text or a step was placed: its words come next. */
  onWords: (mark: Mark) => void;
};

type Pull =
  | { by: 'draw' | 'move'; from: Point; mark: Mark }
  | { by: 'handle'; at: number; mark: Mark }
  | { by: 'crop'; from: Point };

type Handler = NonNullable<JSX.IntrinsicElements['canvas']['onPointerDown']>;
type PointerLike = Parameters<Handler>[0];

/** Half a finger: WCAG 2.5.8 asks for targets of 24 pixels. */
const reachOf = (event: PointerEvent) => (event.pointerType === 'mouse' ? 6 : 14);

function pointOf(event: PointerLike): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height];
}

export function usePointer({ editing, tool, style, size, onWords }: Options) {
  const pull = useRef<Pull | undefined>(undefined);
  const [draft, setDraft] = useState<Mark>();
  const [crop, setCrop] = useState<Rect>();

  const findHandle = (at: Point, reach: number): Pull | undefined => {
    const mark = editing.selected;
    if (!mark) return undefined;
    const index = handlesOf(mark).findIndex(
      ([x, y]) => Math.hypot((x - at[0]) * size.width, (y - at[1]) * size.height) <= reach + 3,
    );
    return index < 0 ? undefined : { by: 'handle', at: index, mark };
  };

  const begin = (at: Point, reach: number): Pull | undefined => {
    if (tool === 'crop') return { by: 'crop', from: at };
    const handle = findHandle(at, reach);
    if (handle) return handle;
    if (tool !== 'select') return { by: 'draw', from: at, mark: begun(tool, newId(), at, style) };
    const hit = findMarkAt(editing.drawing.marks, at, size, reach);
    editing.select(hit?.id);
    return hit && { by: 'move', from: at, mark: hit };
  };

  const shapeOf = (current: Exclude<Pull, { by: 'crop' }>, to: Point, straight: boolean): Mark => {
    if (current.by === 'handle') return reshaped(current.mark, current.at, to);
    if (current.by === 'draw') {
      return pulled(draft ?? current.mark, current.from, to, size, straight);
    }
    return moved(current.mark, to[0] - current.from[0], to[1] - current.from[1]);
  };

  const follow = (current: Pull, to: Point, straight: boolean): void => {
    if (current.by === 'crop') setCrop(within(rectOf(current.from, to)));
    else setDraft(shapeOf(current, to, straight));
  };

  const end = (current: Pull): void => {
    if (current.by === 'crop') {
      if (crop) editing.crop(crop);
    } else if (current.by === 'draw') {
      const mark = draft ?? current.mark;
      if (isDrawn(mark, size)) editing.add(clipped(mark));
      if (mark.mark === 'text' || mark.mark === 'step') onWords(mark);
    } else if (draft) editing.change(clipped(draft));
  };

  return {
    draft,
    /** The crop as it is being pulled. */
    crop,
    onPointerDown(event: PointerLike) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pull.current = begin(pointOf(event), reachOf(event));
    },
    onPointerMove(event: PointerLike) {
      if (pull.current) follow(pull.current, pointOf(event), event.shiftKey);
    },
    onPointerUp() {
      if (pull.current) end(pull.current);
      pull.current = undefined;
      setDraft(undefined);
      setCrop(undefined);
    },
    /** Esc, and what the browser takes away: nothing was drawn. */
    cancel() {
      const wasPulling = pull.current !== undefined;
      pull.current = undefined;
      setDraft(undefined);
      setCrop(undefined);
      return wasPulling;
    },
  };
}

/** A rectangle ends at the picture's edge; what hangs over it covers nothing. */
function clipped(mark: Mark): Mark {
  if (!('rect' in mark)) return mark;
  return { ...mark, rect: within(mark.rect) ?? mark.rect };
}
