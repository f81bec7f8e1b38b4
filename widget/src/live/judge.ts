/** Asks the engine about this page, this person and this moment, and tells who was eligible, once. */
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import { type Decision, decide } from '../../../core/targeting/decide.ts';
import type { Context } from '../../../core/targeting/types.ts';
import type { Memory } from './memory.ts';
import type { Moment } from './moment.ts';
import type { People } from './person.ts';
import type { LiveHost } from './types.ts';
import { wantedLanguages } from './wanted-languages.ts';

type JudgeParts = {
  host: LiveHost;
  people: People;
  memory: Memory;
  moment: Moment;
  isBusy(): boolean;
  isDue(item: LiveItem): boolean;
};

export type Judge = ReturnType<typeof createJudge>;

export function createJudge({ host, people, memory, moment, isBusy, isDue }: JudgeParts) {
  const { view, env } = host;
  return {
    decide(
      file: EngageFile,
      items: readonly LiveItem[] = file.items,
      more: Partial<Context> = {},
    ): Decision {
      const context: Context = {
        ...{ address: view.location.href, path: host.path(), budget: file.budget },
        ...{ halted: false, consented: true, busy: isBusy(), typing: moment.typing() },
        ...{ troubleAt: moment.troubleAt(), isDue },
        ...more,
      };
      const person = people.person(wantedLanguages(view)[0] ?? 'en');
      return decide(items, person, context, people.ledger(), people.now());
    },
    tellEligible({ verdicts }: Decision): void {
      const { told } = memory.all();
      const news = verdicts.filter(({ item, arm }) => arm && !told.includes(item.id));
      if (news.length === 0) return;
      for (const { item, arm } of news) {
        if (arm) host.send({ t: env.now(), k: 'eligible', i: item.id, n: item.version, a: arm });
      }
      memory.add({ told: news.map(({ item }) => item.id) });
    },
  };
}
