import { describe, expect, test } from 'vitest';
import { createTabs } from '../../extension/tabs.ts';

/** A tab of the browser: it answers once a script is in it, and lets one in where access is given. */
function openTab(options: { refusals?: string[]; hasScript?: boolean }) {
  const refusals = [...(options.refusals ?? [])];
  const seen = { injections: 0, modes: [] as unknown[] };
  let hasScript = options.hasScript ?? false;
  const tabs = createTabs({
    wait: async () => undefined,
    readMask: async () => ['.secret'],
    tabs: {
      async sendMessage(_tab, message) {
        if (!hasScript) throw new Error('Could not establish connection.');
        seen.modes.push(Object(message).args.mode);
        return { ok: true, data: {} };
      },
    },
    scripting: {
      async executeScript() {
        const refusal = refusals.shift();
        if (refusal) throw new Error(refusal);
        seen.injections += 1;
        hasScript = true;
      },
    },
  });
  return { tabs, seen };
}

const noGrant = 'Cannot access contents of the page. Extension manifest must request permission.';

describe('entering a mode', () => {
  test('puts the tagger into a tab that has none', async () => {
    const { tabs, seen } = openTab({});
    expect(await tabs.enter(1, 'tag')).toMatchObject({ ok: true });
    expect(seen).toEqual({ injections: 1, modes: ['tag'] });
  });

  test('never puts it in twice', async () => {
    const { tabs, seen } = openTab({ hasScript: true });
    await tabs.enter(1, 'tag');
    expect(seen).toEqual({ injections: 0, modes: ['tag'] });
  });

  test('asked for twice at once, puts in one', async () => {
    const { tabs, seen } = openTab({});
    await Promise.all([tabs.enter(1, 'tag'), tabs.enter(1, 'heat')]);
    expect(seen).toEqual({ injections: 1, modes: ['tag', 'heat'] });
  });

  test('asks again when the grant of a shortcut comes late', async () => {
    const { tabs, seen } = openTab({ refusals: [noGrant] });
    expect(await tabs.enter(1, 'tag')).toMatchObject({ ok: true });
    expect(seen.injections).toBe(1);
  });

  test('says what to press when the page was never granted', async () => {
    const { tabs } = openTab({ refusals: [noGrant, noGrant] });
    const entered = await tabs.enter(1, 'tag');
    expect(entered).toMatchObject({ ok: false, error: { code: 'no-access' } });
    expect(JSON.stringify(entered)).toContain('toolbar button');
  });

  test("tells the browser's own pages from pages that need a grant", async () => {
    const { tabs } = openTab({ refusals: ['Cannot access a chrome:// URL'] });
    expect(await tabs.enter(1, 'tag')).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });
});
