/** One picture of a capture as it will leave, or has left: what is hidden is hidden here too. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { burn, flatten } from '../../annotator/burn.ts';
import type { PictureRow } from '../../voice/tables.ts';

type Props = { picture: PictureRow; alt: string; small?: boolean };

/** Wide enough for a panel at twice the density; a whole page in full size would be a gigabyte. */
const widest = 1_600;

/** The same functions as when it is saved, so that what is seen is what leaves. */
async function drawInto(canvas: HTMLCanvasElement, picture: PictureRow): Promise<void> {
  const blob = picture.source ?? picture.base ?? picture.thumb;
  if (!blob) return;
  const bitmap = await createImageBitmap(blob);
  const isWhole = blob !== picture.thumb;
  const burnt = picture.source
    ? burn(bitmap, picture.drawing, picture.scale)
    : { canvas: bitmap, kept: picture.drawing };
  const drawn = isWhole ? flatten(burnt.canvas, burnt.kept, picture.scale) : burnt.canvas;
  const fit = Math.min(1, widest / drawn.width, (widest * 4) / drawn.height);
  canvas.width = Math.max(1, Math.round(drawn.width * fit));
  canvas.height = Math.max(1, Math.round(drawn.height * fit));
  canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}

export function Picture({ picture, alt, small }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [problem, setProblem] = useState<string>();
  const key = `${picture.id} ${picture.object?.sha256 ?? ''} ${JSON.stringify(picture.drawing)}`;
  // `key` stands for the picture: its blob is another object at every read.
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    drawInto(target, picture).catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  }, [key]);
  if (problem) return <p class="wm-note wm-note-wrong">This picture cannot be shown: {problem}</p>;
  return (
    <canvas
      ref={canvas}
      class={small ? 'shot-small' : 'shot'}
      // Beside its capture's words it says nothing more.
      {...(small
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': alt || 'The captured page' })}
    />
  );
}
