/** What a person does to capture, and what is then on this computer and on the server, as sentences. */
import type { Page } from '@playwright/test';
import { type Extension, expect } from './fixtures.ts';
import type { Team } from './team.ts';

export const captureKey = 'capture-page';

/** Rows of one table of the extension's own database; pictures as their type and bytes in hex. */
export async function readTable(from: Page, table: string): Promise<Record<string, unknown>[]> {
  return from.evaluate(async (name) => {
    const open = indexedDB.open('waymark');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const request = db.transaction(name).objectStore(name).getAll();
    const rows = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    const plain = async (value: unknown): Promise<unknown> => {
      if (value instanceof Blob) return { type: value.type, size: value.size };
      return value;
    };
    return Promise.all(
      rows.map(async (row) =>
        Object.fromEntries(
          await Promise.all(Object.entries(row).map(async ([key, one]) => [key, await plain(one)])),
        ),
      ),
    );
  }, table);
}

export const drafts = (from: Page) => readTable(from, 'captures');

/** The key, and then the toast that says that it is saved. */
export async function captureBy(extension: Extension, page: Page, command = captureKey) {
  await extension.pressCommand(page, command);
  await expect(page.locator('waymark-capture').getByText('Saved on this computer')).toBeVisible();
}

/** Captures as the server has them, with their pictures. */
export async function capturesOf(team: Team) {
  return team.backend.sql<{
    id: string;
    words: string;
    state: string;
    path: string;
    stored: boolean;
  }>`
    select e.id, e.words, e.state, a.id as attachment
    from app.evidence e left join app.attachments a on a.evidence_id = e.id
    where e.workspace_id = ${team.workspace}::uuid order by e.created_at`;
}
