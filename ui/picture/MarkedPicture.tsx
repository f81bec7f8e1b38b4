/** A kept picture with its marks drawn over it: the picture itself is never changed by looking at it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mark } from '../../core/model/drawing.ts';
import { paintMarks } from '../../core/picture/paint.ts';
import { outline } from './outline.ts';

type Props = {
  /** An object URL or a signed address. */
  src: string;
  marks: readonly Mark[];
  /** Pixels of the picture to a CSS pixel of the page it shows. */
  scale: number;
  width: number;
  height: number;
  alt: string;
};

export function MarkedPicture({ src, marks, scale, width, height, alt }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const { current } = canvas;
    const pen = current?.getContext('2d');
    if (!current || !pen || !isThere) return;
    current.width = width;
    current.height = height;
    pen.scale(scale, scale);
    paintMarks({ pen, size: { width: width / scale, height: height / scale }, outline }, marks);
  }, [marks, scale, width, height, isThere]);
  return (
    <span class="wm-marked">
      <img src={src} alt={alt} width={width} height={height} onLoad={() => setThere(true)} />
      {marks.length > 0 && <canvas ref={canvas} />}
    </span>
  );
}
