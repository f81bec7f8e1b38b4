import { useEffect, useRef } from 'preact/hooks';
import type { Size } from '../../core/picture/rect.ts';
import { marksOf, paintStage } from './stage-paint.ts';
import type { Tool } from './tools.ts';
import type { Editing } from './use-drawing.ts';
import type { usePointer } from './use-pointer.ts';
import type { useZoom } from './use-zoom.ts';

type Props = {
  picture: ImageBitmap;
  scale: number;
  size: Size;
  editing: Editing;
  pointer: ReturnType<typeof usePointer>;
  zoom: ReturnType<typeof useZoom>;
  tool: Tool;
};

const help =
  'Choose a tool and press Enter to put its mark in the middle, arrows to move it, Shift for larger steps.';

/** The canvas holds as many pixels as are seen: at fit, a long page costs no more than its width shows. */
export function Stage({ picture, scale, size, editing, pointer, zoom, tool }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = Math.round(size.width * zoom.zoom);
  const height = Math.round(size.height * zoom.zoom);
  const { drawing, selected } = editing;
  const { draft } = pointer;
  const crop = pointer.crop ?? drawing.crop;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const frame = requestAnimationFrame(() => {
      const [w, h] = [width * devicePixelRatio, height * devicePixelRatio].map(Math.round);
      // Setting a width empties a canvas even where it is the same.
      if (element.width !== w) element.width = w ?? 1;
      if (element.height !== h) element.height = h ?? 1;
      const shown = selected && marksOf(drawing, draft).find(({ id }) => id === selected.id);
      paintStage({ canvas: element, picture, drawing, draft, crop, selected: shown, scale });
    });
    return () => cancelAnimationFrame(frame);
  }, [picture, scale, drawing, draft, crop, selected, width, height]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and takes the arrow keys
    <section class="stage" ref={zoom.view} tabIndex={0} aria-label={`Picture. ${help}`}>
      <canvas
        ref={canvas}
        class={`stage-canvas stage-${tool}`}
        style={{ width: `${width}px`, height: `${height}px` }}
        onPointerDown={pointer.onPointerDown}
        onPointerMove={pointer.onPointerMove}
        onPointerUp={pointer.onPointerUp}
        onPointerCancel={pointer.cancel}
      />
    </section>
  );
}
