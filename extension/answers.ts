/** Answers of the server, kept so that what was seen once can be read offline. */
import { type RpcArgs, type RpcName, type RpcResult, rpc } from '../core/model/rpc.ts';
import type { Db } from './db.ts';

/** Enough for every feature of a large team; the oldest go first. */
const maxAnswers = 500;

/** The arguments as text; callers build them in one order, so the same question has the same key. */
const keyOf = (name: RpcName, args: unknown) => `${name} ${JSON.stringify(args)}`;

export async function saveAnswer<N extends RpcName>(
  db: Db,
  name: N,
  args: RpcArgs<N>,
  data: RpcResult<N>,
  now: number,
): Promise<void> {
  await db.answers.put({ key: keyOf(name, args), at: now, data });
  const excess = (await db.answers.count()) - maxAnswers;
  if (excess > 0) await db.answers.orderBy('at').limit(excess).delete();
}

/** undefined also where an older version of the extension kept another shape. */
export async function findAnswer<N extends RpcName>(
  db: Db,
  name: N,
  args: RpcArgs<N>,
): Promise<{ at: number; data: RpcResult<N> } | undefined> {
  const row = await db.answers.get(keyOf(name, args));
  if (!row) return undefined;
  const parsed = rpc[name].result.safeParse(row.data);
  // safe: parsed by the schema of this very call
  return parsed.success ? { at: row.at, data: parsed.data as RpcResult<N> } : undefined;
}
