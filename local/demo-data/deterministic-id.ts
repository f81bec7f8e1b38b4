/** The same demo has the same ids everywhere: a UUID made of a name, in the shape that SQL accepts. */
import { createHash } from 'node:crypto';

export function idOf(name: string): string {
  const hex = createHash('sha256').update(`waymark demo: ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
