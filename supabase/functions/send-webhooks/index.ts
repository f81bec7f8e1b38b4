// Sends webhooks of a hosted project. Wiring only: ../_shared/sender.ts. Deploy: docs/self-hosting.md, section 3.
import { createSender } from '../_shared/sender.ts';

/** What of Deno this needs; Node, which runs the tests, has none of it. */
declare const Deno: {
  env: { get(name: string): string | undefined };
  serve(handler: (request: Request) => Promise<Response>): void;
};

Deno.serve(createSender({ env: (name) => Deno.env.get(name), fetch }));
