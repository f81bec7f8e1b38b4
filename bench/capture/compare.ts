/** How far a picture is from what the browser itself shows of the same page at the same moment. */
import type { Page } from '@playwright/test';

export type Likeness = {
  /** Share of pixels, of 100, of which one channel differs by more than `little`. */
  off: number;
  /** Bytes as WebP at the quality that captures travel with. */
  webp: number;
};

/** Of 255: below it is how an edge was smoothed, above it a person sees another colour. */
const little = 24;

/** Decoded where there is a canvas. Pictures of another size than the reference are laid over it from the top left. */
export function compare(blank: Page, reference: string, picture: string): Promise<Likeness> {
  return blank.evaluate(
    async ({ reference, picture, little }) => {
      const decode = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        return createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      };
      const pixels = (bitmap: ImageBitmap, width: number, height: number) => {
        const canvas = new OffscreenCanvas(width, height);
        const pen = canvas.getContext('2d');
        if (pen) pen.fillStyle = 'white';
        // What a library leaves transparent is shown on white, as a page without a ground of its own is.
        pen?.fillRect(0, 0, width, height);
        pen?.drawImage(bitmap, 0, 0);
        return { canvas, data: pen?.getImageData(0, 0, width, height).data ?? new Uint8Array() };
      };
      const shown = await decode(reference);
      const taken = await decode(picture);
      const a = pixels(shown, shown.width, shown.height).data;
      const { canvas, data: b } = pixels(taken, shown.width, shown.height);
      let off = 0;
      for (let at = 0; at < a.length; at += 4) {
        const far = [0, 1, 2].some(
          (channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > little,
        );
        if (far) off++;
      }
      const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
      return { off: (400 * off) / a.length, webp: webp.size };
    },
    { reference, picture, little },
  );
}
