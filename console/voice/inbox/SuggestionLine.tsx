import type { Suggestion } from '../../../core/model/voice/request.ts';
import { plural } from '../../../ui/plural.ts';
import { useMoney } from '../use-money.ts';
import { statusWords } from '../words.ts';

const whyWords: Record<Suggestion['why'][number], string> = {
  words: 'same words',
  spelling: 'alike in spelling',
  'said-before': 'said so before',
  feature: 'same feature',
};

/** Who asked already and what they are worth, and why it is offered. */
export function SuggestionLine({ suggestion }: { suggestion: Suggestion }) {
  const money = useMoney();
  const { status, accounts, arr, why } = suggestion;
  return (
    <>
      {statusWords[status].name} · {plural(accounts, 'account')} · revenue {money(arr)} ·{' '}
      {why.map((one) => whyWords[one]).join(', ')}
    </>
  );
}
