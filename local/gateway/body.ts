// Reads a request's body before anything else happens to it: bounded, unpacked, and known to be
// JSON where it says so. A client whose upload is cut short by an early answer sees a network
// error instead of the answer, so what is too long is read to its end and dropped.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { json } from './responses.ts';

const unpack = promisify(gunzip);

const rpcLimit = 1024 * 1024;
const objectLimit = 6 * 1024 * 1024;
/** Past this even politeness ends, and the connection is cut. */
const patience = 64 * 1024 * 1024;

class Refused extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super('refused');
    this.response = response;
  }
}

const tooLarge = (limit: number) =>
  new Refused(
    json(413, {
      code: 'PT413',
      message: `The body is larger than ${limit} bytes. Send it in parts.`,
    }),
  );

const notValid = (message: string) => new Refused(json(400, { code: 'PGRST102', message }));

async function drain(body: ReadableStream<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size <= limit) chunks.push(chunk);
    else if (size > patience) break;
  }
  if (size > limit) throw tooLarge(limit);
  return Buffer.concat(chunks);
}

async function unzip(bytes: Buffer, limit: number): Promise<Buffer> {
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch (error) {
    if (Object(error).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw notValid(
      'The body says that it is gzip and is not. Send it as it is, or compress it whole.',
    );
  }
}

function checkJson(bytes: Buffer): void {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw notValid(`The body is not valid JSON: ${Object(error).message}`);
  }
}

/** The request with its whole body at hand, or the answer that refuses it. */
export async function takeBody(request: Request): Promise<Request | Response> {
  if (!request.body) return request;
  const { pathname } = new URL(request.url);
  const stored = pathname.startsWith('/storage/v1/');
  const limit = stored ? objectLimit : rpcLimit;
  const headers = new Headers(request.headers);
  try {
    let bytes = await drain(request.body, limit);
    if (headers.get('content-encoding') === 'gzip') {
      bytes = await unzip(bytes, limit);
      headers.delete('content-encoding');
    }
    const isJson = /^application\/(.+\+)?json\b/.test(headers.get('content-type') ?? '');
    // An uploaded JSON file is content, not a request.
    if (
      isJson &&
      bytes.length > 0 &&
      !/^\/storage\/v1\/object\/(?!list|sign|move|copy)/.test(pathname)
    ) {
      checkJson(bytes);
    }
    headers.set('content-length', String(bytes.length));
    return new Request(request.url, {
      method: request.method,
      headers,
      body: new Uint8Array(bytes),
    });
  } catch (error) {
    if (error instanceof Refused) return error.response;
    throw error;
  }
}
