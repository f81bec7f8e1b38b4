// Of what may interrupt, the first whose element is there, judged again when it was found.
import { expect, it } from 'vitest';
import type { LiveItem } from '../../../core/model/live.ts';
import { decide } from '../../../core/targeting/decide.ts';
import { settle } from '../../../core/targeting/settle.ts';
import { context, guideWith, idOf, noon, person } from './items.ts';

const first = guideWith({ id: idOf(1), priority: 90 });
const second = guideWith({ id: idOf(2), priority: 10 });
const among = (...items: LiveItem[]) => decide(items, person, context, [], noon);

/** Which is shown, and which were reported missing. `later`: what stands when elements were waited for. */
async function settled(there: readonly string[], later = among(first, second)) {
  const missing: string[] = [];
  const page = {
    find: async ({ item }: { item: LiveItem }) => there.includes(item.id),
    again: () => later,
    missing: ({ item }: { item: LiveItem }) => void missing.push(item.id),
  };
  const shown = await settle(among(first, second), page, new AbortController().signal);
  return { shown: shown?.item.id, missing };
}

it('takes the first by priority whose element is there, and reports the others', async () => {
  expect(await settled([first.id, second.id])).toEqual({ shown: first.id, missing: [] });
  expect(await settled([second.id])).toEqual({ shown: second.id, missing: [first.id] });
  expect(await settled([])).toEqual({ shown: undefined, missing: [first.id, second.id] });
});

it('shows nothing that has become a no while its element was waited for', async () => {
  expect((await settled([first.id, second.id], among(second))).shown).toBe(second.id);
  expect((await settled([first.id, second.id], among())).shown).toBeUndefined();
});

it('stops when aborted', async () => {
  const stop = new AbortController();
  const find = async () => {
    stop.abort();
    return true;
  };
  const missing = () => expect.unreachable();
  const page = { find, again: () => among(first), missing };
  expect(await settle(among(first), page, stop.signal)).toBeUndefined();
});
