/** A kept picture with its marks drawn over it: the picture itself is never changed by looking at it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Drawing } from '../../core/model/drawing.ts';
import { paintMarks } from '../../core/picture/paint.ts';
import { outline } from './outline.ts';

type Props = {
  /** Of the stored picture: an object URL or a signed address. */
  src: string;
  drawing: Drawing;
  /** Pixels of the picture to a CSS pixel of the page it shows. */
  scale: number;
  alt: string;
};

export function PictureView({ src, drawing, scale, alt }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [loaded, setLoaded] = useState<'no' | 'yes' | 'failed'>('no');
  useEffect(() => {
    const { current: on } = canvas;
    const pen = on?.getContext('2d');
    if (!on || !pen || !image.current || loaded !== 'yes') return;
    const { naturalWidth, naturalHeight } = image.current;
    on.width = naturalWidth;
    on.height = naturalHeight;
    pen.scale(scale, scale);
    const size = { width: naturalWidth / scale, height: naturalHeight / scale };
    paintMarks({ pen, size, outline }, drawing.marks);
  }, [drawing, scale, loaded]);
  if (loaded === 'failed') {
    return <p class="wm-note">The picture could not be loaded. It is still where it was kept.</p>;
  }
  return (
    <span class="wm-picture">
      <img
        ref={image}
        src={src}
        alt={alt}
        onLoad={() => setLoaded('yes')}
        onError={() => setLoaded('failed')}
      />
      <canvas ref={canvas} role="presentation" />
    </span>
  );
}
