/** The real extension's side of it: the key told to its worker, the clock stopped when row and picture can be read. */
import type { Page } from '@playwright/test';
import type { Extension } from '../../tests/e2e/fixtures.ts';

/**
 * Both clocks are the worker's. It looks every few milliseconds whether there is one capture more and one picture
 * more in IndexedDB: what is read back there is what a crash would leave.
 */
export async function press(extension: Extension, page: Page): Promise<number> {
  await page.bringToFront();
  const worker = await extension.worker();
  return worker.evaluate(async () => {
    const open = indexedDB.open('waymark');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const count = async () => {
      const reading = db.transaction(['captures', 'pictures']);
      const counts = ['captures', 'pictures'].map(
        (name) =>
          new Promise<number>((resolve) => {
            const request = reading.objectStore(name).count();
            request.onsuccess = () => resolve(request.result);
          }),
      );
      return Math.min(...(await Promise.all(counts)));
    };
    const before = await count();
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    // safe: undocumented, and what the browser itself does when the key is pressed
    const { onCommand } = chrome.commands as unknown as {
      onCommand: { dispatch(command: string, tab: chrome.tabs.Tab | undefined): void };
    };
    const start = performance.now();
    onCommand.dispatch('capture-page', tab);
    while ((await count()) === before) {
      if (performance.now() - start > 60_000) throw new Error('Nothing was saved in a minute.');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const ms = performance.now() - start;
    db.close();
    return ms;
  });
}

/** The newest picture, as it was taken. */
export async function lastPicture(extension: Extension): Promise<string> {
  const worker = await extension.worker();
  return worker.evaluate(async () => {
    const open = indexedDB.open('waymark');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const reading = db.transaction('pictures').objectStore('pictures').openCursor(null, 'prev');
    // Ids are UUIDv7: the last by key is the newest.
    const source = await new Promise<Blob>((resolve, reject) => {
      reading.onsuccess = () => resolve(reading.result?.value.source);
      reading.onerror = () => reject(reading.error);
    });
    db.close();
    let text = '';
    for (const byte of new Uint8Array(await source.arrayBuffer()))
      text += String.fromCharCode(byte);
    return btoa(text);
  });
}
