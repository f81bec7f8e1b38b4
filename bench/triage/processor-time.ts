/** How long a connection's own server process has been on a processor: a crowded machine does not blur it. */
import { readFileSync } from 'node:fs';
import type postgres from 'postgres';

/** Milliseconds; undefined where the system does not tell, or the server is on another machine. */
export async function processorTime(client: postgres.Sql): Promise<() => number | undefined> {
  const [row] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return () => {
    try {
      const [nanoseconds] = readFileSync(`/proc/${row?.pid}/schedstat`, 'utf8').split(' ');
      return Number(nanoseconds) / 1e6;
    } catch (error) {
      // No /proc, or not its process: only macOS and servers elsewhere.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };
}
