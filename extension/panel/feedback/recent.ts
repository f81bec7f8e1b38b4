/** Accounts used lately, by name: the next capture is mostly about one of them, and offline nothing else knows. */
import type { Db } from '../../db.ts';
import { findSetting, writeSetting } from '../../settings.ts';

const most = 12;

type Named = { id: number; name: string };

export async function rememberName(db: Db, of: 'accounts', one: Named): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const before = (await findSetting(db, 'recent')) ?? { accounts: [] };
    const others = before[of].filter(({ id }) => id !== one.id);
    await writeSetting(db, 'recent', { ...before, [of]: [one, ...others].slice(0, most) });
  });
}
