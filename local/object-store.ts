// Keeps the storage API's objects as files: <dir>/<bucket>/<key>, with type and tag in a neighbour.
// lite documents an adapter of this kind and does not export it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { App } from '@supabase/lite';

type StorageAdapter = NonNullable<App['_storageAdapter']>;
type Body = Parameters<StorageAdapter['uploadObject']>[3];

interface Described {
  mimetype: string;
  cacheControl: string;
  eTag: string;
}

const unknownType: Described = {
  mimetype: 'application/octet-stream',
  cacheControl: 'no-cache',
  eTag: '',
};

async function describe(file: string) {
  const { size, mtime } = await fs.stat(file);
  const text = await fs.readFile(`${file}.meta`, 'utf8').catch(() => undefined);
  // Safe: written below in this shape; what lacks it was put there by hand and has no type.
  const known = text ? (JSON.parse(text) as Described) : unknownType;
  return { ...known, size, contentLength: size, lastModified: mtime, httpStatusCode: 200 };
}

async function bytesOf(body: Body): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  // Safe: Node's and the browser's stream types differ in name only; Response reads either.
  return new Uint8Array(await new Response(body as ReadableStream).arrayBuffer());
}

export function createObjectStore(dir: string): StorageAdapter {
  const base = path.resolve(dir);
  /** A key may hold slashes but never leads out of its bucket. */
  const fileOf = (bucket: string, key: string) => {
    const home = path.resolve(base, bucket);
    const file = path.resolve(home, key);
    if (path.dirname(home) !== base || !file.startsWith(home + path.sep)) {
      throw new Error(`Object key leads out of its bucket: ${bucket}/${key}`);
    }
    return file;
  };
  const remove = async (bucket: string, key: string) => {
    const file = fileOf(bucket, key);
    await Promise.all([fs.rm(file, { force: true }), fs.rm(`${file}.meta`, { force: true })]);
  };
  return {
    driver: fs,
    async getObject(bucket, key, _version, headers) {
      const file = fileOf(bucket, key);
      const metadata = await describe(file);
      if (headers?.ifNoneMatch === metadata.eTag) return { httpStatusCode: 304, metadata };
      // Safe: as above, the same stream under Node's name.
      const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
      return { httpStatusCode: 200, metadata, body };
    },
    async uploadObject(bucket, key, _version, body, mimetype, cacheControl) {
      const file = fileOf(bucket, key);
      const bytes = await bytesOf(body);
      const eTag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
      await fs.mkdir(path.dirname(file), { recursive: true });
      // A reader never meets half an object.
      await fs.writeFile(`${file}.part`, bytes);
      await fs.writeFile(`${file}.meta`, JSON.stringify({ mimetype, cacheControl, eTag }));
      await fs.rename(`${file}.part`, file);
      return describe(file);
    },
    deleteObject: remove,
    async deleteObjects(bucket, keys) {
      for (const key of keys) await remove(bucket, key);
    },
    async copyObject(fromBucket, fromKey, _version, toBucket, toKey) {
      const [from, to] = [fileOf(fromBucket, fromKey), fileOf(toBucket, toKey)];
      await fs.mkdir(path.dirname(to), { recursive: true });
      await fs.copyFile(`${from}.meta`, `${to}.meta`);
      await fs.copyFile(from, to);
      return describe(to);
    },
    headObject: (bucket, key) => describe(fileOf(bucket, key)),
    privateAssetUrl: async (bucket, key) => `file://${fileOf(bucket, key)}`,
  };
}
