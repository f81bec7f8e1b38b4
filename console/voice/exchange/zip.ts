/**
 * A ZIP without compression: pictures are compressed already, and a hundred lines spare a library. Contents are
 * Blobs, so that the browser may keep them on disk. Format: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16. Pure.
 */
export type Entry = { name: string; content: Blob };

/** Past these a ZIP needs its 64-bit form, which not every program opens. */
export const limits = { files: 65_535, bytes: 0xffff_ffff } as const;

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb8_8320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}

/** Numbers of two or four bytes, little end first, one after the other. */
function record(...parts: readonly [value: number, size: 2 | 4][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of parts) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** As DOS kept it: two seconds exact, from 1980 on. */
function dosTime(at: Date): [time: number, date: number] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date =
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [time, date];
}

/** Bit 11: names are UTF-8. */
const flags = 0x0800;
const version = 20;

export async function zipOf(entries: readonly Entry[], now: Date): Promise<Blob> {
  const [time, date] = dosTime(now);
  const [files, directory]: [BlobPart[], BlobPart[]] = [[], []];
  let [offset, size] = [0, 0];
  for (const { name, content } of entries) {
    const label = new TextEncoder().encode(name);
    const crc = crc32(new Uint8Array(await content.arrayBuffer()));
    const common = [
      ...([
        [version, 2],
        [flags, 2],
        [0, 2],
        [time, 2],
        [date, 2],
        [crc, 4],
      ] as const),
      ...([
        [content.size, 4],
        [content.size, 4],
        [label.length, 2],
        [0, 2],
      ] as const),
    ].map(([value, bytes]): [number, 2 | 4] => [value, bytes]);
    const local = record([0x0403_4b50, 4], ...common);
    const central = record(
      ...([
        [0x0201_4b50, 4],
        [version, 2],
      ] as [number, 2 | 4][]),
      ...common,
      ...([
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [offset, 4],
      ] as [number, 2 | 4][]),
    );
    files.push(local, label, content);
    directory.push(central, label);
    offset += local.length + label.length + content.size;
    size += central.length + label.length;
  }
  const count = entries.length;
  const end = record(
    [0x0605_4b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  );
  return new Blob([...files, ...directory, end], { type: 'application/zip' });
}
