/** A draft, and one person: what its texts need of them, and whether they would really get it. Pure. */
import { phrasesOf } from '../content/translate.ts';
import { variablesIn } from '../content/variables.ts';
import { type Definition, defaultBudget, type ItemDraft } from '../model/engagement.ts';
import type { PreviewAs } from '../model/forecast.ts';
import { explain } from '../targeting/explain.ts';
import { factsAt, spansOf } from '../targeting/replay-facts.ts';
import { sentenceOf } from '../targeting/sentences.ts';
import type { Answer, Context, Person } from '../targeting/types.ts';
import { textsOf } from './checks/content.ts';
import { liveItemOf, readFile } from './draft-item.ts';

/** Traits that its texts name, in any language: `visitor.firstName`. */
export function traitsNamed(definition: Definition): string[] {
  const translated = Object.values(definition.languages.translations).flatMap((texts) =>
    Object.values(texts).flatMap(variablesIn),
  );
  const own = [...textsOf(definition), ...phrasesOf(definition)].flatMap(({ text }) =>
    variablesIn(text),
  );
  return [...new Set([...own, ...translated])].filter((name) => /^(visitor|account)\./.test(name));
}

type Traits = Readonly<Record<string, unknown>>;

/** Only those: the page need know no more of a person than what it says to them. */
export function traitsFor(definition: Definition, { person }: PreviewAs) {
  const names = traitsNamed(definition);
  const pick = (side: 'visitor' | 'account', traits: Traits) =>
    Object.fromEntries(
      Object.entries(traits).filter(([name]) => names.includes(`${side}.${name}`)),
    );
  return { visitor: pick('visitor', person.visitor), account: pick('account', person.account) };
}

export type Circumstances = Pick<Person, 'language' | 'device' | 'zone'> & {
  readonly path: string;
  readonly now: number;
};

export type Verdict = {
  readonly passes: boolean;
  /** One sentence with the name in it. */
  readonly headline: string;
  /** All noes, each in a sentence; the first is in the headline. */
  readonly reasons: readonly string[];
};

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export function verdictOf(draft: ItemDraft, data: PreviewAs, at: Circumstances): Verdict {
  const file = readFile(data.file);
  const own = liveItemOf(draft, data.audience);
  const since = new Date(at.now).toISOString();
  const item = own.frequency.kind === 'waves' ? { ...own, since } : own;
  const others = (file?.items ?? []).filter(({ id }) => id !== draft.id);
  const spans = [item, ...others].flatMap(({ audience }) => spansOf(audience));
  const { language, device, zone, path, now } = at;
  const { unit, known, ledger } = data.person;
  const facts = factsAt(data.person, spans, now);
  const context: Context = {
    ...{ address: path, path, budget: file?.budget ?? defaultBudget, halted: data.halted },
    ...{ consented: true, busy: false, typing: false, troubleAt: null },
  };
  const ask = {
    item,
    person: { unit, known, language, device, zone, facts },
    context,
    ledger,
    now,
  };
  const { answers, passes } = explain(ask, [item, ...others]);
  const say = (answer: Answer) => sentenceOf(answer, { item });
  const reasons = answers.filter(({ no }) => no !== null).map(say);
  const name = data.name ?? 'This person';
  const headline = passes
    ? `${name} would get this here.`
    : `${name} would not get this here: ${lower(reasons[0] ?? 'a rule says no.')}`;
  return { passes, headline, reasons };
}
