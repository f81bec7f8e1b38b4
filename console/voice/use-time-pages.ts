/** Lists that are paged by time, newest first: what happened at the very moment of a page's end is in neither lost nor twice. */
import { useMemo } from 'preact/hooks';
import type { ApiResult, RpcName } from '../../core/model/rpc.ts';
import type { Query } from '../app/queries.ts';
import { useInfinite } from '../app/use-infinite.ts';

type Options<Row> = {
  key: readonly [RpcName, ...unknown[]];
  fetch: (before: string | null, limit: number) => Promise<ApiResult<Row[]>>;
  at: (row: Row) => string;
  /** One that another row never has. */
  id: (row: Row) => string;
};

const pageSize = 50;
/** Asked for where a page brought nothing new: an import gives hundreds of rows one moment. */
const mostAtOnce = 500;

type Page<Row> = { rows: Row[]; before: string | null; limit: number };

export function useTimePages<Row>({ key, fetch, at, id }: Options<Row>) {
  const pages = useInfinite<Page<Row>>({
    key,
    async fetch(after) {
      const [before, limit] = after ? readPlace(after) : [null, pageSize];
      const reply = await fetch(before, limit);
      return reply.ok ? { ok: true, data: { rows: reply.data, before, limit } } : reply;
    },
    next: ({ rows, before, limit }) => {
      const last = rows.at(-1);
      if (!last || rows.length < limit) return null;
      // The database cuts off at a microsecond; a page that begins a little later overlaps and loses nothing.
      const place = new Date(Date.parse(at(last)) + 1).toISOString();
      if (place !== before) return writePlace(place, pageSize);
      // More at one moment than the widest page: the rest of that moment cannot be asked for.
      return limit < mostAtOnce ? writePlace(place, mostAtOnce) : writePlace(at(last), pageSize);
    },
  });
  const { data } = pages.query;
  const rows = useMemo(() => {
    const all = data?.flatMap((page) => page.rows);
    return all && [...new Map(all.map((row) => [id(row), row])).values()];
  }, [data]);
  const query: Query<readonly Row[]> = { ...pages.query, data: rows };
  return { ...pages, query };
}

const writePlace = (before: string, limit: number) => `${before} ${limit}`;

function readPlace(place: string): [string, number] {
  const [before = '', limit] = place.split(' ');
  return [before, Number(limit)];
}
