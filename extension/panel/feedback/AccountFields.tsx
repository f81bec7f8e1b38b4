/** Who said it: the account and the person, searched where the server is, else among those used before. */
import { useState } from 'preact/hooks';
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import { Button } from '../../../ui/Button.tsx';
import type { ComboOption } from '../../../ui/Combobox.tsx';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useSharing } from '../calls/sharing.tsx';
import { useAnswer, useRested, useSetting } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { rememberName } from './recent.ts';

type Props = {
  fields: EvidenceFields;
  onChange: (change: Partial<EvidenceFields>) => void;
};

const restMs = 200;
const most = 20;

export function AccountFields({ fields, onChange }: Props) {
  const { account } = fields;
  const { isSafe, call } = useSharing();
  return (
    <>
      {isSafe ? (
        <p class="wm-note">
          {call?.name}. Other accounts are hidden while your screen may be shared.
        </p>
      ) : (
        <AccountField fields={fields} onChange={onChange} />
      )}
      {account !== null && (
        <PersonField key={account} account={account} fields={fields} onChange={onChange} />
      )}
    </>
  );
}

function AccountField({ fields, onChange }: Props) {
  const { db } = useServices();
  const { workspace } = useWork();
  const [typed, setTyped] = useState('');
  const query = useRested(typed.trim(), restMs);
  const found = useAnswer('find_accounts', { workspace: workspace.id, query, limit: most });
  const told = usePageAccount(fields);
  const recent = useSetting('recent')?.accounts ?? [];
  const listed =
    found.data?.map(({ account, name, plan }) => ({ id: account, name, detail: plan })) ?? [];
  const fromHere = recent.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
  const options = merged(
    query === '' || found.error ? [...fromHere, ...listed] : listed,
    [...recent, ...(told ? [told] : [])],
    fields.account,
  );
  const choose = (id: number | null) => {
    const name = options.find(({ value }) => value === String(id))?.label;
    if (id !== null && name) void rememberName(db, 'accounts', { id, name });
    onChange({ account: id, visitor: null });
  };
  return (
    <div class="account-field">
      <Field label="Account">
        {(wiring) => (
          <Combobox
            wiring={wiring}
            value={fields.account === null ? null : String(fields.account)}
            placeholder={told ? `${told.name} (from the page)` : 'Search'}
            options={options}
            onQuery={setTyped}
            onValue={(value) => choose(value === null ? null : Number(value))}
          />
        )}
      </Field>
      {told && fields.account === null && (
        <Button small variant="quiet" icon="check" onClick={() => choose(told.id)}>
          {told.name}
        </Button>
      )}
    </div>
  );
}

type Named = { id: number; name: string; detail?: string | null };

/** Each once, and the chosen one among them whatever is typed. */
function merged(
  shown: readonly Named[],
  known: readonly Named[],
  chosen: number | null,
): ComboOption[] {
  const own = known.find(({ id }) => id === chosen);
  const isThere = shown.some(({ id }) => id === chosen);
  const unnamed = { id: chosen ?? 0, name: `Account ${chosen}` };
  const all = chosen === null || isThere ? shown : [...shown, own ?? unnamed];
  const once = new Map<number, Named>(all.map((one) => [one.id, one]));
  return [...once.values()].map(({ id, name, detail }) => ({
    value: String(id),
    label: name,
    ...(detail ? { detail } : {}),
  }));
}

/** Whom the page itself names. A stranger's word: it is proposed, and the server looks it up again. */
function usePageAccount({ context }: EvidenceFields): Named | undefined {
  const { workspace } = useWork();
  const told = context?.page?.account;
  const query = typeof told === 'string' ? told : null;
  const found = useAnswer(
    'find_accounts',
    query === null ? null : { workspace: workspace.id, query, limit: 5 },
  );
  const match = found.data?.find(({ externalId }) => externalId === query);
  return match && { id: match.account, name: match.name };
}

function PersonField({ account, fields, onChange }: Props & { account: number }) {
  const { workspace } = useWork();
  const [typed, setTyped] = useState('');
  const query = useRested(typed.trim(), restMs);
  const found = useAnswer('account_people', {
    workspace: workspace.id,
    account,
    query,
    limit: most,
  });
  const people = (found.data ?? []).map(({ visitor, name, knownId }) => ({
    id: visitor,
    name: name ?? knownId ?? `Person ${visitor}`,
  }));
  const options = merged(people, [], fields.visitor).map((option) =>
    option.label.startsWith('Account ') ? { ...option, label: `Person ${option.value}` } : option,
  );
  return (
    <Field label="Person">
      {(wiring) => (
        <Combobox
          wiring={wiring}
          value={fields.visitor === null ? null : String(fields.visitor)}
          placeholder="Anybody there"
          options={options}
          onQuery={setTyped}
          onValue={(value) => onChange({ visitor: value === null ? null : Number(value) })}
        />
      )}
    </Field>
  );
}
