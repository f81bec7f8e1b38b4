/**
 * What a tracker's own webhook tells. The address names the integration, the shape names the tracker, so that
 * one address takes all of them, and a forwarder's plain `{key, status}` too.
 */
import { dialects } from './dialects.ts';
import { findText } from './replies.ts';

export type Moved = { key: string; status: string };

export function readHook(message: unknown): Moved | undefined {
  for (const { readHook: read } of Object.values(dialects)) {
    const moved = read(message);
    if (moved) return moved;
  }
  const [key, status] = [findText(message, 'key'), findText(message, 'status')];
  return key && status ? { key, status } : undefined;
}
