/** "Why / why not" of one person and moment: what the server knew then, given to the engine that pages run. */

import { personState } from '../../../core/model/attention.ts';
import type { Item, ItemRow } from '../../../core/model/engagement.ts';
import { engageFile, type LiveItem } from '../../../core/model/live.ts';
import type { WhyInputs } from '../../../core/model/results.ts';
import type { Ask } from '../../../core/targeting/decide.ts';
import { explain, opensAt } from '../../../core/targeting/explain.ts';
import { sentenceOf } from '../../../core/targeting/sentences.ts';
import type { Gate, Person } from '../../../core/targeting/types.ts';

export type Circumstances = {
  path: string;
  known: boolean;
  device: Person['device'];
  language: string;
  zone: string;
};

export type GateWords = { gate: Gate; yes: boolean; sentence: string };
export type Why =
  | { ok: true; passes: boolean; heldOut: boolean; gates: GateWords[] }
  | { ok: false; reason: string };

type Options = {
  item: Pick<Item, 'id' | 'name'>;
  others: readonly Pick<ItemRow, 'id' | 'name'>[];
  inputs: WhyInputs;
  as: Circumstances;
  format: (at: number) => string;
};

const gateWords = (ask: Ask, items: readonly LiveItem[], { others, format }: Options) => {
  const { answers, passes, arm } = explain(ask, items);
  const nameOf = (id: string) => others.find((one) => one.id === id)?.name;
  const gates = answers.map((answer): GateWords => {
    const waits = answer.no && (answer.gate === 'frequency' || answer.gate === 'budget');
    const opens =
      waits && (answer.gate === 'frequency' || answer.gate === 'budget')
        ? opensAt(answer.gate, ask)
        : null;
    const parts = { item: ask.item, nameOf, ...(opens === null ? {} : { opens: format(opens) }) };
    return { gate: answer.gate, yes: answer.no === null, sentence: sentenceOf(answer, parts) };
  });
  return { ok: true as const, passes, heldOut: arm === 'holdout', gates };
};

/** Nobody types, errs or consents in the past: what only the page itself knew is taken as favourable. */
export function whyOf(options: Options): Why {
  const { item, inputs, as } = options;
  const live = inputs.file === null ? null : readFile(inputs.file);
  const state = personState.safeParse(inputs.person);
  const own = live?.items.find(({ id }) => id === item.id);
  if (!live || !own) {
    return {
      ok: false,
      reason: inputs.halted
        ? 'The kill switch of this app was on then: nothing was shown to anybody.'
        : `“${item.name}” was not live at that moment.`,
    };
  }
  if (!state.success || inputs.unit === null) {
    return { ok: false, reason: 'This person has no browser or id of their own that is known.' };
  }
  const { known, device, language, zone, path } = as;
  const ask: Ask = {
    item: own,
    person: { unit: inputs.unit, known, device, language, zone, facts: state.data.facts },
    context: {
      ...{ address: path, path: path.split(/[?#]/, 1)[0] ?? '/', budget: live.budget },
      ...{ halted: inputs.halted, consented: true, busy: false, typing: false, troubleAt: null },
    },
    ledger: state.data.ledger,
    now: Date.parse(inputs.at),
  };
  return gateWords(ask, live.items, options);
}

function readFile(text: string) {
  return engageFile.safeParse(JSON.parse(text)).data ?? null;
}
