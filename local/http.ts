// Node's http server with the web's Request and Response, on loopback only.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findFreePort } from './free-port.ts';

export type Handler = (request: Request, address: string | null) => Promise<Response>;

export interface HttpServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

function requestOf(incoming: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  const bodiless = method === 'GET' || method === 'HEAD';
  // Safe: Node's stream type and the DOM's differ in name only.
  const body = bodiless ? null : (Readable.toWeb(incoming) as ReadableStream);
  // Node wants `duplex` with a stream; the DOM's types do not know it yet.
  const init: RequestInit & { duplex: 'half' } = { method, headers, body, duplex: 'half' };
  return new Request(new URL(incoming.url ?? '/', origin), init);
}

async function send(
  response: Response,
  outgoing: ServerResponse,
  withBody: boolean,
): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (!withBody || !response.body) {
    outgoing.end();
    return;
  }
  // Safe: as above.
  await pipeline(Readable.fromWeb(response.body as never), outgoing);
}

export async function serve(handler: Handler, preferredPort?: number): Promise<HttpServer> {
  const port = await findFreePort(preferredPort);
  const url = `http://127.0.0.1:${port}`;
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    try {
      const request = requestOf(incoming, url);
      const response = await handler(request, incoming.socket.remoteAddress ?? null);
      await send(response, outgoing, request.method !== 'HEAD');
    } catch (error) {
      // A header or address that is none, or a caller who has hung up.
      if (!outgoing.headersSent) outgoing.writeHead(400, { 'content-type': 'text/plain' });
      outgoing.end(`Bad request: ${Object(error).message ?? error}`);
    }
  };
  // Node's five seconds are shorter than a busy moment of PGlite, which shares this thread; a client
  // that then reuses its connection meets a reset instead of an answer.
  const server = createServer(
    { keepAliveTimeout: 65_000 },
    (incoming, outgoing) => void answer(incoming, outgoing),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url,
    port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
