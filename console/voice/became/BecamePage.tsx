/** What became of what you reported: the requests that moved, and those who still wait to hear of it from you. */
import { useState } from 'preact/hooks';
import type { Became } from '../../../core/model/voice/told.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { VoiceTabs } from '../VoiceTabs.tsx';
import { BecameItem } from './BecameItem.tsx';
import { type Span, spans, useBecame } from './use-became.ts';

const names: Record<Span, string> = {
  week: 'Last week',
  month: 'Last 30 days',
  quarter: 'Last 3 months',
};

/** Left as long as the page is open: who is just told stays in sight, with the way back. */
const isWaiting = ({ status, people, told }: Became) => status === 'shipped' && told < people;

export function BecamePage() {
  const { router, backend } = useServices();
  const { workspace } = useCurrent();
  const search = router.route.value.query;
  const me = backend.auth.person.value?.id ?? '';
  const member = search.get('member') ?? me;
  const wanted = search.get('since');
  const span: Span = wanted === 'month' || wanted === 'quarter' ? wanted : 'week';
  const members = useRpc('list_members', { workspace: workspace.id }).data ?? [];
  const became = useBecame(member === me ? null : member, span);
  const who = members.find(({ user }) => user === member);
  const isMe = member === me;
  return (
    <div class="page">
      <header class="page-head">
        <h1>Customer voice</h1>
        <VoiceTabs current="became" />
      </header>
      <section class="sheet" aria-label="What became of it">
        <div class="toolbar">
          <Select
            aria-label="Of what who reported"
            value={member}
            options={[
              { value: me, label: 'What I reported' },
              ...members
                .filter(({ user }) => user !== me)
                .map(({ user, name, email }) => ({
                  value: user,
                  label: `What ${name ?? email} reported`,
                })),
            ]}
            onValue={(value) => router.setQuery({ member: value === me ? null : value })}
          />
          <RadioGroup
            legend="Since"
            look="segments"
            value={span}
            // safe: the keys of `spans`
            choices={(Object.keys(spans) as Span[]).map((value) => ({
              value,
              label: names[value],
            }))}
            onValue={(value) => router.setQuery({ since: value === 'week' ? null : value })}
          />
        </div>
        <Loaded query={became} failed="What became of it could not be loaded">
          {(rows) => (
            <List
              key={`${member}/${span}`}
              rows={rows}
              heardBy={isMe ? null : (who?.name ?? who?.email ?? '')}
            />
          )}
        </Loaded>
      </section>
    </div>
  );
}

type ListProps = { rows: readonly Became[]; heardBy: string | null };

/** Those with people to tell first. What was there when the page was opened keeps its place. */
function List({ rows, heardBy }: ListProps) {
  const [first] = useState(() => new Set(rows.filter(isWaiting).map(({ request }) => request)));
  if (rows.length === 0) return <Nothing isMe={heardBy === null} />;
  const isToTell = (row: Became) => first.has(row.request) || isWaiting(row);
  const waiting = rows.filter(isToTell);
  const moved = rows.filter((row) => !isToTell(row));
  return (
    <>
      {waiting.length > 0 && (
        <section class="became-part" aria-labelledby="to-tell">
          <h2 id="to-tell">Tell them</h2>
          <p class="quiet">
            It is there, and somebody who asked for it has not heard so. A few words from whoever
            they told it to are worth more than a newsletter.
          </p>
          <ul class="became-list">
            {waiting.map((row) => (
              <BecameItem key={row.request} row={row} heardBy={heardBy} isOpen />
            ))}
          </ul>
        </section>
      )}
      {moved.length > 0 && (
        <section class="became-part" aria-labelledby="moved">
          <h2 id="moved">Moved</h2>
          <ul class="became-list">
            {moved.map((row) => (
              <BecameItem key={row.request} row={row} heardBy={heardBy} isOpen={false} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Nothing({ isMe }: { isMe: boolean }) {
  return (
    <EmptyState
      title="Nothing moved"
      actions={<ButtonLink href="#/voice/requests">See all requests</ButtonLink>}
    >
      <p>
        {isMe ? 'Of what you reported, no' : 'No'} request changed its status in this time, and
        nobody waits to be told. When one ships, those who asked for it are listed here, with their
        words and a draft.
      </p>
    </EmptyState>
  );
}
