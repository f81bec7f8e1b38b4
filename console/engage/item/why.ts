/** "Why / why not" of one person and moment: what the server knew then, given to the engine that pages run. */
import { personState } from '../../../core/model/attention.ts';
import type { Item, ItemRow } from '../../../core/model/engagement.ts';
import { engageFile, type LiveItem } from '../../../core/model/live.ts';
import type { WhyInputs } from '../../../core/model/results.ts';
import { attributesOf } from '../../../core/targeting/attributes.ts';
import type { Ask } from '../../../core/targeting/decide.ts';
import { explain, opensAt } from '../../../core/targeting/explain.ts';
import { type Branch, explainAudience } from '../../../core/targeting/leaves.ts';
import { sentenceOf } from '../../../core/targeting/sentences.ts';
import type { Gate } from '../../../core/targeting/types.ts';
import type { Circumstances } from './why-query.ts';

export type GateWords = { gate: Gate; yes: boolean; sentence: string };
export type Why =
  | {
      ok: true;
      passes: boolean;
      heldOut: boolean;
      gates: GateWords[];
      /** The audience leaf by leaf; none: everybody. */
      audience: readonly Branch[];
      /** The rules go by the browser's own zone, which nobody recorded. */
      byZone: boolean;
    }
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
    const { gate, no } = answer;
    const waits = no && (gate === 'frequency' || gate === 'budget');
    const opens = waits ? opensAt(gate, ask) : null;
    const parts = { item: ask.item, nameOf, ...(opens === null ? {} : { opens: format(opens) }) };
    return { gate, yes: no === null, sentence: sentenceOf(answer, parts) };
  });
  return { ok: true as const, passes, heldOut: arm === 'holdout', gates };
};

/** As its team wrote it, with the segments as they said then; a file made before this one was kept says itself. */
function audienceOf({ item, person, context }: Ask, { audiences, segments }: WhyInputs) {
  const said = segments.flatMap(({ id, condition }) =>
    condition ? [[id, condition] as const] : [],
  );
  return explainAudience(audiences[item.id] ?? item.audience, attributesOf(person, context), {
    segments: person.facts?.segments ?? [],
    saved: Object.fromEntries(said),
  });
}

function askOf(own: LiveItem, unit: string, { inputs, as }: Options, live: EngageFacts): Ask {
  const { known, device, language, zone, path, consented } = as;
  return {
    item: own,
    person: { unit, known, device, language, zone, facts: live.state.facts },
    context: {
      ...{ address: path, path: path.split(/[?#]/, 1)[0] ?? '/', budget: live.budget },
      ...{ halted: inputs.halted, consented, busy: false, typing: false, troubleAt: null },
    },
    ledger: live.state.ledger,
    now: Date.parse(inputs.at),
  };
}

type EngageFacts = {
  budget: Ask['context']['budget'];
  state: ReturnType<typeof personState.parse>;
};

/** Nobody types, or errs, in the past: what only the page itself knew is taken as favourable. */
export function whyOf(options: Options): Why {
  const { item, inputs } = options;
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
  const ask = askOf(own, inputs.unit, options, { budget: live.budget, state: state.data });
  return {
    ...gateWords(ask, live.items, options),
    audience: audienceOf(ask, inputs),
    byZone: own.schedule.hours !== null && own.schedule.zone === 'visitor',
  };
}

function readFile(text: string) {
  return engageFile.safeParse(JSON.parse(text)).data ?? null;
}
