/** What the stage shows over the picture: boxes as they will be burnt, marks, the crop and what is selected. */
import type { Drawing, Mark, Rect } from '../../core/model/drawing.ts';
import { redactionsOf } from '../../core/picture/drawing.ts';
import { boundsOf, handlesOf } from '../../core/picture/marks.ts';
import { paintMarks, redactionFill } from '../../core/picture/paint.ts';
import type { Size } from '../../core/picture/rect.ts';
import { outline } from '../../ui/picture/outline.ts';
import { redact, soften } from './burn.ts';

type Scene = {
  canvas: HTMLCanvasElement;
  picture: ImageBitmap;
  drawing: Drawing;
  /** A mark that is being drawn, or drawn anew in place of one of the same id. */
  draft: Mark | undefined;
  crop: Rect | null;
  selected: Mark | undefined;
  /** Pixels of the picture to a CSS pixel of the page it shows. */
  scale: number;
};

/** Side of a handle on the screen, in CSS pixels. */
const handleSide = 9;

export function marksOf(drawing: Drawing, draft: Mark | undefined): readonly Mark[] {
  if (!draft) return drawing.marks;
  const isOld = drawing.marks.some(({ id }) => id === draft.id);
  if (!isOld) return [...drawing.marks, draft];
  return drawing.marks.map((mark) => (mark.id === draft.id ? draft : mark));
}

export function paintStage(scene: Scene): void {
  const { canvas, picture, drawing, draft, scale } = scene;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const marks = marksOf(drawing, draft);
  const size = { width: canvas.width, height: canvas.height };
  const zoom = canvas.width / picture.width;
  pen.resetTransform();
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const soft = marks.flatMap((mark) => (mark.mark === 'soften' ? [mark.rect] : []));
  const boxes = redactionsOf({ marks: [...marks], crop: null });
  redact(
    pen,
    boxes.map(({ rect }) => rect),
    size,
    scale * zoom,
  );
  soften(pen, soft, size, scale * zoom);
  redact(
    pen,
    boxes.map(({ rect }) => rect),
    size,
    scale * zoom,
  );
  pen.scale(scale * zoom, scale * zoom);
  const inCss = { width: picture.width / scale, height: picture.height / scale };
  paintMarks({ pen, size: inCss, outline }, marks);
  pen.resetTransform();
  shade(pen, scene.crop, size);
  if (scene.selected) frame(pen, scene.selected, inCss, size);
}

/** What the crop takes away, still to be seen, since cropping can be taken back until it is saved. */
function shade(pen: CanvasRenderingContext2D, crop: Rect | null, { width, height }: Size): void {
  if (!crop) return;
  const [x, y] = [crop.x * width, crop.y * height];
  const [w, h] = [crop.width * width, crop.height * height];
  pen.fillStyle = 'rgb(20 30 28 / 62%)';
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.rect(x, y, w, h);
  pen.fill('evenodd');
  pen.strokeStyle = '#ffffff';
  pen.lineWidth = 2;
  pen.strokeRect(x, y, w, h);
}

function frame(pen: CanvasRenderingContext2D, mark: Mark, inCss: Size, size: Size): void {
  const { x, y, width, height } = boundsOf(mark, inCss);
  pen.lineWidth = 1.5;
  for (const [style, dash] of [
    ['#ffffff', [] as number[]],
    [redactionFill, [5, 4]],
  ] as const) {
    pen.strokeStyle = style;
    pen.setLineDash([...dash]);
    pen.strokeRect(
      x * size.width - 4,
      y * size.height - 4,
      width * size.width + 8,
      height * size.height + 8,
    );
  }
  pen.setLineDash([]);
  const side = handleSide * devicePixelRatio;
  for (const [hx, hy] of handlesOf(mark)) {
    pen.fillStyle = '#ffffff';
    pen.strokeStyle = redactionFill;
    pen.beginPath();
    pen.rect(hx * size.width - side / 2, hy * size.height - side / 2, side, side);
    pen.fill();
    pen.stroke();
  }
}
