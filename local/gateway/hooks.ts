// Trackers' webhooks where no edge function runs: the same address, /functions/v1/receive-issue/<hook>.
import { createReceiver } from '../../supabase/functions/_shared/receive.ts';
import type { Sql } from '../sql.ts';

const folder = '/functions/v1/receive-issue/';

export const isHook = (request: Request): boolean =>
  new URL(request.url).pathname.startsWith(folder);

/** `anon` is a session with the rights of anybody: the hook in the address is what counts. */
export const createHooks = (anon: Sql) =>
  createReceiver({
    async receive({ hook, key, status }) {
      const [row] = await anon<{ ok: boolean }>`
        select (public.receive_issue(${hook}, ${key}, ${status}) ->> 'ok')::boolean as ok`;
      return row?.ok === true;
    },
  });
