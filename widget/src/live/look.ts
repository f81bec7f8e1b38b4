/** One look: decides about this moment, and acts on it. */
import type { EngageFile } from '../../../core/model/live.ts';
import type { Decision } from '../../../core/targeting/decide.ts';
import type { Parts } from './parts.ts';
import { tabOf } from './standing.ts';
import type { LiveHost } from './types.ts';

/** After a question to the server that failed, the next one. */
const restMs = 60_000;

/** `wanted` was asked for by the person or the product. */
export function createLook(host: LiveHost, parts: Parts, look: () => void) {
  const { people, room, judge, interrupting, triggers } = parts;
  const { env, report } = host;
  let asking = false;
  let asked = { at: Number.NEGATIVE_INFINITY, unit: '' };

  /** Whether anything depends on what only the server knows. */
  function mustAsk({ interrupting: some, beside }: Decision, file: EngageFile): boolean {
    const isTooSoon = asked.unit === people.unit() && env.now() - asked.at < restMs;
    if (people.isKnown() || isTooSoon) return false;
    return file.asks || some.length + beside.length > 0;
  }

  function ask(): void {
    asking = true;
    asked = { at: env.now(), unit: people.unit() };
    const over = () => {
      asking = false;
      look();
    };
    people.learn().finally(over).catch(report);
  }

  function showAsked(file: EngageFile, id: string): void {
    const item = file.items.find((candidate) => candidate.id === id);
    const [verdict] = item ? judge.decide(file, [item], { asked: id }).verdicts : [];
    if (!item || verdict?.no) {
      report(`show: ${id} is not live for this person (${verdict?.no ?? 'not published'}).`);
      return;
    }
    room.makeWay(item);
    room.present(item, { asked: true, interrupting: false });
  }

  return (file: EngageFile, wanted: string[]): void => {
    if (asking) return;
    const decision = judge.decide(file);
    room.prune(decision);
    if (mustAsk(decision, file)) {
      ask();
      interrupting.prepare(decision);
      return;
    }
    judge.tellEligible(decision);
    for (const id of wanted.splice(0)) showAsked(file, id);
    for (const { item } of decision.beside) {
      if (room.has(item.id)) continue;
      triggers.spent(item);
      room.present(item, { asked: false, interrupting: false, standing: room.standing(item.id) });
    }
    const tabs = file.items.flatMap((item) => tabOf(item) ?? []);
    room.placeTabs(judge.decide(file, tabs, { isDue: () => true }).beside);
    const isTroubled = decision.verdicts.some(({ no }) => no === 'trouble');
    if (isTroubled) env.after(file.budget.calmSeconds * 1_000, look);
    // Whoever comes next has waited for this one.
    interrupting.attempt(decision).then((tried) => tried && look(), report);
  };
}
