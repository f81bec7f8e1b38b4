/** The one function that the widget calls. Statuses and rows: tests/db/ingest.test.ts. */
import { expect } from 'vitest';
import type { Cases } from './cases.ts';
import { batchOf, button } from './world.ts';

export const cases: Cases = {
  ingest: {
    as: 'anonymous',
    args: ({ app }) => {
      const now = Date.now();
      const seen = { t: now - 2_000, k: 'page', p: '/reports' } as const;
      const unheard = { t: now - 1_000, k: 'rage', p: '/reports', e: 'fedcba9876543210' } as const;
      const used = { ...unheard, k: 'click', e: button.hash } as const;
      // The last is in form, but older than anything that a workspace keeps.
      const ancient = { ...seen, t: 1 };
      return { payload: batchOf(app.key, { events: [seen, unheard, used, ancient] }) };
    },
    check: (answer) =>
      expect(answer).toMatchObject({
        ...{ accepted: 3, duplicate: false, unknown: expect.arrayContaining(['fedcba9876543210']) },
        refused: [{ index: 3, reason: expect.stringMatching(/^t: /) }],
      }),
  },
};
