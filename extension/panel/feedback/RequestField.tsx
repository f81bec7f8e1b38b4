/**
 * What they ask for, in the workspace's words: proposed while their own words are typed, each with how many ask
 * for it. Nothing is linked by itself; a request that is not there yet is made by typing it.
 */
import { useState } from 'preact/hooks';
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { newId } from '../../new-id.ts';
import { useSharing } from '../calls/sharing.tsx';
import { countOf, formatShort } from '../format.ts';
import { useAnswer, useLive, useRested } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

type Props = {
  fields: EvidenceFields;
  onChange: (change: Partial<EvidenceFields>) => void;
};

const restMs = 350;
/** Fewer words say nothing about what is wished for. */
const leastChars = 8;
const mostProposals = 3;

export function RequestField({ fields, onChange }: Props) {
  const { writes } = useServices();
  const { workspace } = useWork();
  const { hide } = useSharing();
  const known = useRequests();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const options = (known ?? [])
    .filter(({ id, title }) => id === fields.request || title.toLowerCase().includes(wanted))
    .map(({ id, title }) => ({ value: id, label: hide(title) }));
  const isThere = options.some(({ label }) => label.toLowerCase() === wanted);
  const makeable =
    wanted && !isThere ? [{ value: create, label: `New request “${typed.trim()}”` }] : [];
  const choose = async (value: string | null) => {
    if (value !== create) return onChange({ request: value });
    const id = newId();
    const title = typed.trim().slice(0, 120);
    await writes.write({ workspace: workspace.id, entity: 'request', id, fields: { title } });
    onChange({ request: id });
  };
  return (
    <div class="request-field">
      <Field label="Request">
        {(wiring) => (
          <Combobox
            wiring={wiring}
            value={fields.request}
            placeholder="Search, or type a new one"
            options={[...options, ...makeable]}
            onQuery={setTyped}
            onValue={choose}
          />
        )}
      </Field>
      {fields.request === null && <Proposals fields={fields} onChange={onChange} />}
    </div>
  );
}

/** No request has it: ids are UUIDs. */
const create = 'create';

function Proposals({ fields, onChange }: Props) {
  const { isSafe, hide } = useSharing();
  const { workspace } = useWork();
  const words = useRested(fields.words.trim(), restMs);
  const isEnough = words.length >= leastChars;
  const { data } = useAnswer(
    'suggest_requests',
    isEnough
      ? {
          workspace: workspace.id,
          words: words.slice(0, 2_000),
          ...{ feature: fields.feature, besides: null, limit: mostProposals },
        }
      : null,
  );
  if (!data || data.length === 0) return null;
  return (
    <ul class="request-proposals" aria-label="Asked before">
      {data.map(({ request, title, accounts, arr }) => (
        <li key={request}>
          <button type="button" onClick={() => onChange({ request })}>
            <Icon name="link" size={14} />
            <span>
              {hide(title)}
              {!isSafe && (
                <small>
                  {accounts === 0 ? 'Nobody yet' : countOf(accounts, 'account')}
                  {arr !== null && ` · ${formatShort(arr)} a year`}
                </small>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** From this computer's copy, so that linking works offline; merged ones are reached by their target. */
function useRequests() {
  const { db } = useServices();
  const { workspace } = useWork();
  return useLive(async () => {
    const rows = await db.voice.where({ workspace: workspace.id, entity: 'request' }).toArray();
    const stored = rows.flatMap((row) =>
      row.entity === 'request' && row.fields && !row.deleted && !row.facts?.mergedInto
        ? [{ id: row.id, title: row.fields.title }]
        : [],
    );
    const pending = await db.pending.filter(({ entity }) => entity === 'request').toArray();
    const own = pending.flatMap(({ id, fields }) =>
      typeof fields.title === 'string' && !stored.some((one) => one.id === id)
        ? [{ id, title: fields.title }]
        : [],
    );
    return [...own, ...stored].sort((a, b) => a.title.localeCompare(b.title));
  }, [workspace.id]);
}
