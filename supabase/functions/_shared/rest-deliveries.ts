/** The queue through the project's Data API, as its service role: two functions that nobody else may call. */
import type { Deliveries, Due } from './deliver.ts';
import { createCall, type RestOptions } from './rest.ts';

export function createRestDeliveries(options: RestOptions): Deliveries {
  const call = createCall(options);
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
