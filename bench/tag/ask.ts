/** The two ways to the same answer, and whether it is the same. */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { type RpcArgs, rpc } from '../../core/model/rpc.ts';
import type { Totals, Usage } from '../../core/model/usage.ts';
import type { BenchElement } from './elements.ts';
import type { Place } from './load.ts';

export interface Timed<T> {
  ms: number;
  answer: T;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const answer = await work();
  return { ms: performance.now() - start, answer };
}

function draftOf(place: Place, anchors: readonly BenchElement[]): RpcArgs<'save_tag'> {
  const id = randomUUID();
  return {
    app: place.app,
    feature: {
      ...{ id, name: `Bench ${id.slice(0, 8)}`, area: null, owner: null, status: 'live' },
      ...{ description: '', releasedAt: null },
    },
    tag: {
      id: randomUUID(),
      rule: {
        page: { kind: 'everywhere' },
        anchors: anchors.map(({ hash, descriptor }) => ({ hash, descriptor })),
        selector: null,
      },
    },
    matched: [],
    days: 30,
  };
}

/** From nothing to saved, committed and answered, as an editor whose role is checked. */
export async function saveTag(
  sql: postgres.Sql,
  user: string,
  place: Place,
  anchors: readonly BenchElement[],
): Promise<Timed<Usage>> {
  const { app, feature, tag, days } = draftOf(place, anchors);
  const claims = JSON.stringify({ sub: user, role: 'authenticated' });
  const result = await timed(() =>
    sql.begin(async (tx) => {
      await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true)`;
      const [row] = await tx`select public.save_tag(
        ${app}, ${JSON.stringify(feature)}::text::jsonb, ${JSON.stringify(tag)}::text::jsonb, '{}', ${days}) as answer`;
      return rpc.save_tag.result.parse(row?.answer).usage;
    }),
  );
  await sql`delete from app.features where id = ${feature.id}::uuid`;
  return result;
}

/** A pattern on every event's chain, then the same counting of the same people. */
export async function matchChains(
  sql: postgres.Sql,
  anchors: readonly BenchElement[],
): Promise<Timed<Totals[]>> {
  const ids = anchors.map(({ testid }) => testid).join('|');
  const pattern = `(^|;)(a|button)\\.[^;]*attr__data-testid="(${ids})"`;
  return timed(
    () => sql<Totals[]>`
      with span as (select (now() at time zone 'UTC')::date as today),
      used as materialized (
        select (e.ts at time zone 'UTC')::date as day, coalesce(m.into_id, e.visitor_id) as person, e.account_id
        from chain.events e left join app.merges m on m.from_id = e.visitor_id
        where e.ts >= (select today - 30 from span) and e.chain ~ ${pattern}
          and not exists (select from app.visitors v where v.id = coalesce(m.into_id, e.visitor_id) and v.internal)
      )
      select count(u.person)::int as uses, count(distinct u.person)::int as visitors, count(distinct u.account_id)::int as accounts
      from span, generate_series(today - 30, today, interval '1 day') d left join used u on u.day = d
      group by d order by d`,
  );
}

/** Throws where the two disagree: a fast wrong answer is no result. */
export function compare(usage: Usage, days: readonly Totals[]): void {
  usage.days.forEach(({ day, uses, visitors, accounts }, i) => {
    const other = days[i];
    if (uses !== other?.uses || visitors !== other.visitors || accounts !== other.accounts) {
      const [a, b] = [JSON.stringify({ uses, visitors, accounts }), JSON.stringify(other)];
      throw new Error(`On ${day} the tag counts ${a} and the pattern ${b}.`);
    }
  });
}
