/** How screens read: from the local database as it changes, and from the server with the last answer at hand. */
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';
import type { ApiError, RpcArgs, RpcName, RpcResult } from '../../core/model/rpc.ts';
import { findAnswer, saveAnswer } from '../answers.ts';
import { findSetting, type Setting, type SettingKey } from '../settings.ts';
import { useServices } from './services.ts';

/** The result of a query, again whenever its rows change in any context; undefined until the first one. */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const [held, setHeld] = useState<{ inputs: string; value: T }>();
  const key = JSON.stringify(inputs);
  // The query is a closure over `inputs`.
  useEffect(() => {
    const observed = liveQuery(query).subscribe({
      next: (value) => setHeld({ inputs: key, value }),
      error: (error) => console.error('Waymark: reading the local copy failed:', error),
    });
    return () => observed.unsubscribe();
  }, [key]);
  // What belongs to other inputs is not shown for these.
  return held?.inputs === key ? held.value : undefined;
}

/** `null` when there is none; undefined while it is being read. */
export function useSetting<K extends SettingKey>(key: K): Setting<K> | null | undefined {
  const { db } = useServices();
  return useLive(async () => (await findSetting(db, key)) ?? null, [key]);
}

export type Answer<T> = {
  data: T | undefined;
  /** When `data` was told by the server; it is older than this moment only offline. */
  at: number | undefined;
  loading: boolean;
  error: ApiError | undefined;
};

const waiting = { data: undefined, at: undefined, loading: true, error: undefined };

/** Asks the server; meanwhile, or when it is away, shows what it said last. `null` arguments ask nothing. */
export function useAnswer<N extends RpcName>(
  name: N,
  args: RpcArgs<N> | null,
  again = 0,
): Answer<RpcResult<N>> {
  const { db, api, now } = useServices();
  const key = JSON.stringify([name, args]);
  const [held, setHeld] = useState<{ key: string; answer: Answer<RpcResult<N>> }>();
  // `key` stands for name and args.
  useEffect(() => {
    if (args === null) return;
    let isCurrent = true;
    const show = (answer: Answer<RpcResult<N>>) => isCurrent && setHeld({ key, answer });
    const ask = async () => {
      const kept = await findAnswer(db, name, args);
      if (kept) show({ ...kept, loading: true, error: undefined });
      const reply = await api[name](args);
      if (!reply.ok) return show({ ...(kept ?? waiting), loading: false, error: reply.error });
      const at = now();
      show({ data: reply.data, at, loading: false, error: undefined });
      await saveAnswer(db, name, args, reply.data, at);
    };
    ask().catch((error: unknown) => console.error('Waymark:', error));
    return () => {
      isCurrent = false;
    };
  }, [key, again]);
  return held?.key === key ? held.answer : waiting;
}

/** The value once it has rested for `ms`: what is typed is not asked about letter by letter. */
export function useRested<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}

/** What the browser believes. It knows of cables, not of servers: the last call is asked too. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
}
