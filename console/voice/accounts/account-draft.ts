/** An account as it is typed, and the traits that change by it. Traits go by the names that the settings give. Pure. */
import type { VoiceSettings } from '../../../core/model/voice/settings.ts';

export type AccountDraft = {
  externalId: string;
  name: string;
  state: string;
  plan: string;
  arr: string;
  renewal: string;
  health: string;
};

export const blankAccount: AccountDraft = {
  ...{ externalId: '', name: '', state: 'prospect', plan: '', arr: '', renewal: '', health: '' },
};

type Traits = Readonly<Record<string, unknown>>;
const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

export function draftOf(
  account: { externalId: string; name: string; traits: Traits },
  { traits: names }: VoiceSettings,
): AccountDraft {
  const { externalId, name, traits } = account;
  const said = (trait: keyof VoiceSettings['traits']) => textOf(traits[names[trait]]);
  return {
    ...{ externalId, name, state: said('state'), plan: said('plan'), arr: said('arr') },
    ...{ renewal: said('renewal').slice(0, 10), health: said('health') },
  };
}

/** `12,000` and `12 000` are twelve thousand; a point or a comma before one or two digits is a decimal one. */
export function revenueOf(text: string): number | null {
  const plain = text.trim().replace(/[\s'’]/g, '');
  if (plain === '') return null;
  const whole = plain.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(whole) ? Number(whole) : Number.NaN;
}

/** The first rule that is broken, by the name of its field. */
export function problemOf({ externalId, name, arr, renewal }: AccountDraft): string | undefined {
  if (!name.trim()) return 'Name: what you call them.';
  if (!externalId.trim()) return 'Id: what your product or CRM knows them by.';
  if (Number.isNaN(revenueOf(arr))) return 'Revenue a year: a number from 0 up, or nothing.';
  if (renewal && !/^\d{4}-\d\d-\d\d$/.test(renewal)) return 'Renewal: a day, such as 2027-03-31.';
  return undefined;
}

/** Only what differs: traits that the product tells stay its own. Null takes a trait away. */
export function changedTraits(
  before: AccountDraft,
  after: AccountDraft,
  { traits: names }: VoiceSettings,
): Record<string, unknown> {
  const fields = ['state', 'plan', 'arr', 'renewal', 'health'] as const;
  return Object.fromEntries(
    fields
      .filter((field) => before[field].trim() !== after[field].trim())
      .map((field) => {
        const text = after[field].trim();
        const value = field === 'arr' ? revenueOf(text) : text || null;
        return [names[field], value];
      }),
  );
}
