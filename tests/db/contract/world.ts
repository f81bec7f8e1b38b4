/**
 * What contract cases and other tests over HTTP stand on: a real backend, a workspace with an app, one
 * ingested batch, and people to call as. Calls go through supabase-js, as those of the screens do.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Batch } from '../../../core/model/batch.ts';
import { type Api, createApi, type Transport } from '../../../core/model/rpc.ts';
import type { App } from '../../../core/model/workspace.ts';
import { type Backend, startBackend } from '../../../local/backend.ts';
import { must } from '../../../local/demo-data/api.ts';

export const people = ['owner', 'newcomer', 'anonymous'] as const;
export type Person = (typeof people)[number];

export interface Caller {
  client: SupabaseClient;
  transport: Transport;
  /** Calls that parse; a refusal is theirs to hand on. */
  api: Api;
}

export interface World {
  backend: Backend;
  callers: Record<Person, Caller>;
  workspace: string;
  app: App;
  /** Sends events of a fresh tab, as the widget would. */
  ingest(changes: Partial<Batch>): Promise<void>;
  /** Somebody new, signed in, member of nothing. */
  signUp(email: string): Promise<Caller>;
  close(): Promise<void>;
}

const password = 'a long enough password';

export function createCaller(backend: Backend): Caller {
  const client = createClient(backend.url, backend.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const transport: Transport = async (name, args) => {
    const { data, error } = await client.rpc(name, Object(args));
    return error
      ? { ok: false, error: { code: error.code, message: error.message } }
      : { ok: true, data };
  };
  return { client, transport, api: createApi(transport) };
}

/** The element that the world's visitor has clicked. */
export const button = {
  hash: '0123456789abcdef',
  descriptor: { v: 1, tag: 'button', role: 'button', name: 'Export', nth: 1, of: 1 },
} as const;

export function batchOf(app: string, changes: Partial<Batch>): Batch {
  const now = Date.now();
  return {
    ...{ v: 1, app, sender: randomUUID(), seq: 1, sent: now, device: randomUUID() },
    events: [{ t: now - 1_000, k: 'click', p: '/reports', e: button.hash }],
    elements: { [button.hash]: button.descriptor },
    ...changes,
  };
}

export async function openWorld(driver: Backend['driver'] = 'postgres'): Promise<World> {
  const dir = mkdtempSync(path.join(tmpdir(), 'waymark-contract-'));
  const stored = driver === 'postgres' ? { dataDir: path.join(dir, 'pg') } : {};
  const backend = await startBackend({ driver, ...stored, stateDir: dir, durable: false });
  const signUp = async (email: string) => {
    await backend.createUser(email, password);
    const caller = createCaller(backend);
    const { error } = await caller.client.auth.signInWithPassword({ email, password });
    if (error) throw error;
    return caller;
  };
  const callers = {
    owner: await signUp('owner@contract.test'),
    newcomer: await signUp('newcomer@contract.test'),
    anonymous: createCaller(backend),
  };
  const { api } = callers.owner;
  const made = { id: randomUUID(), name: 'Contract', timezone: 'Europe/Berlin' };
  const { id: workspace } = must(await api.create_workspace(made));
  const wanted = { workspace, name: 'Web', environment: 'production', origins: ['*'] } as const;
  const { app } = must(await api.create_app({ ...wanted, origins: ['*'] }));
  const ingest = async (changes: Partial<Batch>) => {
    const payload = batchOf(app.key, changes);
    const answer = must(await callers.anonymous.api.ingest({ payload }));
    if (!('accepted' in answer)) throw new Error(`ingest refused: ${answer.message}`);
  };
  return {
    ...{ backend, callers, workspace, app, ingest, signUp },
    async close() {
      await backend.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
