/**
 * Runs in the page: each library renders what the window shows, as its own documentation says, and what came out
 * is kept in IndexedDB as a row and a Blob in one transaction, which is where our clock stops too.
 */
import { snapdom } from '@zumer/snapdom';
import html2canvas from 'html2canvas-pro';
import { domToCanvas } from 'modern-screenshot';

const root = document.documentElement;

const renderers: Record<string, () => Promise<HTMLCanvasElement>> = {
  // Only the window: all three may leave out what is not asked for, and this one can.
  'html2canvas-pro': () =>
    html2canvas(root, {
      ...{ width: innerWidth, height: innerHeight, x: scrollX, y: scrollY },
      ...{ scale: devicePixelRatio, logging: false },
    }),
  'modern-screenshot': () =>
    domToCanvas(root, { width: innerWidth, height: innerHeight, scale: devicePixelRatio }),
  snapdom: async () => snapdom.toCanvas(root, { scale: 1, dpr: devicePixelRatio }),
};

/** What is below the window is cut off, so that pictures can be compared. */
function windowOf(canvas: HTMLCanvasElement): OffscreenCanvas {
  const width = Math.round(innerWidth * devicePixelRatio);
  const height = Math.round(innerHeight * devicePixelRatio);
  const cut = new OffscreenCanvas(width, height);
  cut.getContext('2d')?.drawImage(canvas, 0, 0);
  return cut;
}

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function keep(picture: Blob): Promise<void> {
  const open = indexedDB.open('bench');
  open.onupgradeneeded = () => {
    open.result.createObjectStore('rows', { autoIncrement: true });
    open.result.createObjectStore('pictures', { autoIncrement: true });
  };
  const db = await settled(open);
  const writing = db.transaction(['rows', 'pictures'], 'readwrite');
  writing.objectStore('rows').add({ at: Date.now(), url: location.href, title: document.title });
  writing.objectStore('pictures').add(picture);
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onerror = () => reject(writing.error);
  });
  db.close();
}

let last: Blob | undefined;

/** Milliseconds until it was kept. */
async function render(name: string): Promise<number> {
  const start = performance.now();
  const canvas = await renderers[name]?.();
  if (!canvas) throw new Error(`${name} gave no canvas.`);
  last = await windowOf(canvas).convertToBlob({ type: 'image/png' });
  await keep(last);
  return performance.now() - start;
}

/** Asked for after the clock has stopped. */
async function lastPicture(): Promise<string> {
  if (!last) throw new Error('Nothing was rendered yet.');
  const bytes = new Uint8Array(await last.arrayBuffer());
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}

const peers = { render, lastPicture };
export type Peers = typeof peers;
Object.assign(window, { peers });
