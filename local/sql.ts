// One way to talk to the database for seeds, tests and the gateway, whichever engine answers.
// Values read alike from both: bigints and numerics as numbers where exact, dates and times as text.
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type postgres from 'postgres';

export type Row = Record<string, unknown>;

export interface Sql {
  /** sql`select ${value}`: values travel as parameters, never as text. */
  <R = Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]>;
  query<R = Row>(text: string, params?: unknown[]): Promise<R[]>;
  /** Several statements without parameters; the rows of each. */
  script(text: string): Promise<Row[][]>;
  begin<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
}

type Engine = Pick<Sql, 'query' | 'script' | 'begin'>;

function createSql(engine: Engine): Sql {
  const tagged = <R>(strings: TemplateStringsArray, ...values: unknown[]) =>
    engine.query<R>(
      strings.reduce((text, part, i) => `${text}$${i}${part}`),
      values,
    );
  return Object.assign(tagged, engine);
}

const exactNumber = (text: string) => {
  const number = Number(text);
  return String(number) === text ? number : text;
};
const asText = (text: string) => text;
// A string is JSON already; encoding it again would store a string where an object was meant.
const asJson = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

const textTypes = { date: 1082, time: 1083, timestamp: 1114, timestamptz: 1184, timetz: 1266 };
const numberTypes = { bigint: 20, numeric: 1700 };
const jsonTypes = { json: 114, jsonb: 3802 };

const asInstant = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));

type Types = Record<string, postgres.PostgresType>;

function typesOf(
  oids: Record<string, number>,
  serialize: (value: unknown) => unknown,
  parse: (text: string) => unknown,
): Types {
  return Object.fromEntries(
    Object.entries(oids).map(([name, oid]) => [name, { to: oid, from: [oid], serialize, parse }]),
  );
}

/** For postgres.js, and for lite, whose own json serializer encodes rpc arguments twice. */
export const postgresTypes: Types = {
  ...typesOf(jsonTypes, asJson, JSON.parse),
  ...typesOf(numberTypes, String, exactNumber),
  ...typesOf(textTypes, asInstant, asText),
};

/** The same for PGlite, which asks by type id. */
export const pgliteParsers = Object.fromEntries([
  ...Object.values(numberTypes).map((oid) => [oid, exactNumber]),
  ...Object.values(textTypes).map((oid) => [oid, asText]),
]);

export function sqlFromPostgres(driver: postgres.Sql | postgres.TransactionSql): Sql {
  return createSql({
    // Safe: what a row looks like is the caller's claim about its own query; so are the parameters.
    query: async <R>(text: string, params: unknown[] = []) => [
      ...((await driver.unsafe(text, params as never[])) as unknown as R[]),
    ],
    async script(text) {
      const results = await driver.unsafe(text).simple();
      // One statement answers with its rows, several with a list of them.
      return (Array.isArray(results[0]) ? [...results] : [results]).map((rows) => [...rows]);
    },
    async begin<T>(work: (tx: Sql) => Promise<T>) {
      if ('savepoint' in driver) return work(sqlFromPostgres(driver));
      // Safe: postgres.js types the result as unwrapped from arrays of promises, which T is not.
      return (await driver.begin((tx) => work(sqlFromPostgres(tx)))) as T;
    },
  });
}

/** `lock` keeps its queries out of transactions that somebody else runs on the single session. */
export function sqlFromPglite(
  db: PGlite | Transaction,
  lock: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): Sql {
  return createSql({
    query: <R>(text: string, params: unknown[] = []) =>
      lock(async () => (await db.query<R>(text, params)).rows),
    script: (text) => lock(async () => (await db.exec(text)).map(({ rows }) => rows)),
    begin: (work) =>
      lock(() =>
        'transaction' in db
          ? db.transaction((tx) => work(sqlFromPglite(tx)))
          : work(sqlFromPglite(db)),
      ),
  });
}
