/** A capture for other people's tools: Markdown for those that read text, the burnt picture for those that take one. */

import { burnPicture, flattenPicture } from '../../capture/burning.ts';
import { budgets } from '../../capture/pixels.ts';
import { scrubFields } from '../../capture/store.ts';
import { fail, type Outcome, succeed } from '../../outcome.ts';
import type { PictureRow } from '../../voice/tables.ts';
import { markdownOf } from './markdown.ts';
import type { CaptureItem } from './use-captures.ts';

/** Of a draft too: what is copied is burnt as what is saved. */
async function pictureOf(picture: PictureRow): Promise<Blob | undefined> {
  const { source, base, drawing, scale } = picture;
  if (base) return flattenPicture(base, drawing, scale);
  if (!source) return undefined;
  const made = await burnPicture(source, drawing, scale, budgets.normal);
  return flattenPicture(made.base, made.drawing, scale);
}

function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`).replaceAll('\n', '<br>');

export async function copyCapture(item: CaptureItem): Promise<Outcome<null>> {
  const markdown = markdownOf(scrubFields(item.fields));
  const [first] = item.pictures;
  try {
    const picture = first && (await pictureOf(first));
    const image = picture ? `<p><img alt="" src="${await dataUrlOf(picture)}"></p>` : '';
    const html = `<p>${escaped(markdown)}</p>${image}`;
    const parts: Record<string, Blob> = {
      'text/plain': new Blob([markdown], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
      ...(picture ? { 'image/png': picture } : {}),
    };
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return succeed(null);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('clipboard', `The clipboard did not take it: ${why}`);
  }
}
