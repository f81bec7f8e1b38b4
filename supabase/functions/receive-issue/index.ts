// Takes trackers' webhooks of a hosted project. Wiring only: ../_shared/receive.ts. Deploy: docs/self-hosting.md, section 4.
import { createReceiver } from '../_shared/receive.ts';
import { createCall } from '../_shared/rest.ts';

/** What of Deno this needs; Node, which runs the tests, has none of it. */
declare const Deno: {
  env: { get(name: string): string | undefined };
  serve(handler: (request: Request) => Promise<Response>): void;
};

const call = createCall({
  url: Deno.env.get('SUPABASE_URL') ?? '',
  // What this calls, anybody may: the hook in it is what counts.
  serviceKey: Deno.env.get('SUPABASE_ANON_KEY') ?? '',
  fetch,
});

Deno.serve(
  createReceiver({
    receive: async (moved) => Object(await call('receive_issue', moved)).ok === true,
  }),
);
