import { createServer } from 'node:net';

const canListen = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });

/** The preferred port where it is free, so that bookmarks and logins outlive a restart; else any. */
export async function findFreePort(preferred?: number): Promise<number> {
  const port = (preferred && (await canListen(preferred))) || (await canListen(0));
  if (!port)
    throw new Error('No TCP port on 127.0.0.1 could be opened. Check the limits of this machine.');
  return port;
}
