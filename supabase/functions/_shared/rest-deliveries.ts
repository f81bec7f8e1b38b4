/** The queue through the project's Data API, as its service role: two functions that nobody else may call. */
import type { Deliveries, Due } from './deliver.ts';

export interface RestOptions {
  url: string;
  serviceKey: string;
  fetch: typeof fetch;
}

export function createRestDeliveries({ url, serviceKey, fetch: ask }: RestOptions): Deliveries {
  async function call(name: string, args: Record<string, unknown>): Promise<unknown> {
    const response = await ask(`${url}/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: {
        apikey: serviceKey,
        authorization: `Bearer ${serviceKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(args),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  }
  return {
    async take(most) {
      const due = await call('take_deliveries', { most });
      // Safe: take_deliveries answers with these fields, as tests/db/engagement/webhook-function.test.ts asserts.
      return (Array.isArray(due) ? due : []) as readonly Due[];
    },
    async report(id, { status, problem, response }) {
      await call('report_delivery', { delivery: id, status, problem, response });
    },
  };
}
