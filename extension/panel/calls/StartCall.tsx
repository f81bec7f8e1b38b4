/** A call begins with whom it is with: the page says it, it was somebody of late, or one searches. */
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Input } from '../../../ui/Input.tsx';
import type { Party } from '../../calls/calls.ts';
import { rememberName } from '../feedback/recent.ts';
import { agoWords, formatMoment } from '../format.ts';
import { useAnswer, useRested, useSetting } from '../hooks.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';
import { useLatestCalls } from './use-call.ts';
import { useKeptBriefs } from './use-kept-briefs.ts';
import { usePageAccount } from './use-page-account.ts';

type Found = Party & { detail: string | null };

const restMs = 200;
const mostShown = 8;

export function StartCall({ go }: { go: Go }) {
  const { calls, db } = useServices();
  const { workspace } = useWork();
  const [typed, setTyped] = useState('');
  const query = useRested(typed.trim(), restMs);
  const { found, isOffline, isSearched } = useFound(query);
  const here = usePageAccount();
  const begin = async (party: Party) => {
    if (party.account !== null)
      await rememberName(db, 'accounts', { id: party.account, name: party.name });
    await calls.start(workspace.id, party);
    go.call();
  };
  // Not before the search has ended: a customer would be taken for a stranger.
  const isNew =
    isSearched &&
    query !== '' &&
    !found.some(({ name }) => name.toLowerCase() === query.toLowerCase());
  return (
    <section class="start-call" aria-label="Start a call">
      <div class="pad">
        {here && (
          <Button variant="primary" icon="play" onClick={() => void begin(here)}>
            Start the call with {here.name}
          </Button>
        )}
        <Field label="Call with" hint={here ? 'The page belongs to them.' : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              icon="search"
              autocomplete="off"
              placeholder="Search accounts"
              value={typed}
              onText={setTyped}
            />
          )}
        </Field>
      </div>
      <ul class="parties" aria-label="Accounts">
        {found.map((one) => (
          <PartyRow key={one.account} party={one} onBegin={() => void begin(one)} />
        ))}
        {isNew && (
          <PartyRow
            party={{ account: null, name: query, detail: 'not an account yet' }}
            onBegin={() => void begin({ account: null, name: query.slice(0, 150) })}
          />
        )}
      </ul>
      {isOffline && <p class="pad soft">Without a network: those of whom this computer knows.</p>}
      <LatestCalls go={go} />
    </section>
  );
}

function PartyRow({ party, onBegin }: { party: Found; onBegin: () => void }) {
  return (
    <li>
      <button type="button" onClick={onBegin}>
        <Icon name="account" />
        <span>
          <b>{party.name}</b>
          {party.detail && <small>{party.detail}</small>}
        </span>
        <Icon name="play" size={14} />
      </button>
    </li>
  );
}

/** Those of late first; what the server finds beside them, once each. */
function useFound(query: string) {
  const { workspace } = useWork();
  const recent = useSetting('recent')?.accounts ?? [];
  const answer = useAnswer('find_accounts', { workspace: workspace.id, query, limit: 20 });
  useKeptBriefs(recent.map(({ id }) => id));
  const own = recent
    .filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
    .map(({ id, name }) => ({ account: id, name, detail: null }));
  const listed = (answer.data ?? []).map(({ account, name, plan, lastSeen }) => ({
    ...{ account, name },
    detail: [plan, `seen ${agoWords(Date.parse(lastSeen), Date.now())}`]
      .filter(Boolean)
      .join(' · '),
  }));
  const once = new Map<number, Found>();
  for (const one of [...own, ...listed]) {
    const before = once.get(one.account);
    once.set(one.account, before ? { ...before, detail: one.detail } : one);
  }
  return {
    found: [...once.values()].slice(0, mostShown),
    isOffline: answer.error?.code === 'offline',
    isSearched: !answer.loading,
  };
}

function LatestCalls({ go }: { go: Go }) {
  const latest = useLatestCalls()?.filter(({ fields }) => fields.endedAt !== null) ?? [];
  if (latest.length === 0) return null;
  return (
    <section aria-label="My last calls">
      <h2 class="pad part-head">My last calls</h2>
      <ul class="parties">
        {latest.map(({ id, fields }) => {
          const open = fields.followUps.filter(({ done }) => !done).length;
          return (
            <li key={id}>
              <button type="button" onClick={() => go.ended(id)}>
                <Icon name="history" />
                <span>
                  <b>{fields.title}</b>
                  <small>
                    {formatMoment(fields.startedAt)}
                    {open > 0 && ` · ${open} to do`}
                  </small>
                </span>
                <Icon name="chevronRight" size={14} />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
