/** Why somebody got it, or did not: a person, a moment, and every gate with its sentence. */
import { useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import type { VisitorRow } from '../../../core/model/usage.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { personName } from '../../app/person-name.ts';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { WhyAnswer } from './WhyAnswer.tsx';
import { type Asked, nothingElse, readAsked, writeAsked } from './why-query.ts';

/** All of it stands in the address, so that the answer can be handed on as a link. */
export function WhyPanel({ item }: { item: Item }) {
  const { router } = useServices();
  const [query, setQuery] = useState<string>();
  const asked = readAsked(router.route.value.query);
  const ask = (part: Partial<Asked>) => router.setQuery(writeAsked(part));
  return (
    <div class="why">
      {asked.person === null ? (
        <>
          <FindForm onFind={setQuery} />
          {query !== undefined && (
            <Found query={query} onPerson={({ visitor }) => ask({ person: visitor })} />
          )}
        </>
      ) : (
        <WhyOf item={item} asked={asked} person={asked.person} onAsked={ask} />
      )}
    </div>
  );
}

/** Submitted, not searched while typing: each letter would be a search for a person's data. */
function FindForm({ onFind }: { onFind: (query: string) => void }) {
  const [typed, setTyped] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onFind(typed.trim());
  };
  return (
    <form class="field-row" onSubmit={submit}>
      <Field label="Person" hint="Name, id or e-mail address, as the product tells it.">
        {(wiring) => (
          <Input {...wiring} type="search" icon="search" required value={typed} onText={setTyped} />
        )}
      </Field>
      <Button type="submit">Find</Button>
    </form>
  );
}

type FoundProps = { query: string; onPerson: (person: VisitorRow) => void };

function Found({ query, onPerson }: FoundProps) {
  const { workspace } = useCurrent();
  const found = useRpc('find_visitors', { workspace: workspace.id, query, limit: 20 });
  return (
    <Loaded query={found} failed="The search failed">
      {(rows) =>
        rows.length === 0 ? (
          <p class="quiet">Nobody here is called “{query}”. Try the id that your product gives.</p>
        ) : (
          <ul class="rows">
            {rows.map((row) => (
              <li key={row.visitor}>
                <span>
                  {personName(row)}{' '}
                  <small>last seen {formatInstant(row.lastSeen, workspace.timezone)}</small>
                </span>
                <Button small onClick={() => onPerson(row)}>
                  Ask about {personName(row)}
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

const day = 86_400_000;
/** `datetime-local` is the browser's own clock, to the minute. */
const localText = (at: number) =>
  new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

type OfProps = {
  item: Item;
  asked: Asked;
  person: number;
  onAsked: (part: Partial<Asked>) => void;
};

/** No moment is now, asked of the server's clock: the last 30 days are what is kept to answer from. */
function WhyOf({ item, asked, person, onAsked }: OfProps) {
  const [opened] = useState(Date.now);
  const at = new Date(asked.at ?? opened).toISOString();
  const inputs = useRpc('why_inputs', { app: item.app, visitor: person, at });
  const name = inputs.data?.name ?? `Anonymous ${person}`;
  return (
    <>
      <div class="field-row">
        <p class="why-person">
          <b>{name}</b>{' '}
          <Button
            small
            variant="quiet"
            onClick={() => onAsked({ person: null, at: null, ...nothingElse })}
          >
            Somebody else
          </Button>
        </p>
        <Field label="Moment" hint="Your own time; now, or any time of the last 30 days.">
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              min={localText(opened - 30 * day)}
              max={localText(opened)}
              value={localText(asked.at ?? opened)}
              onText={(text) => {
                const moment = Date.parse(text);
                onAsked({ at: moment < opened ? moment : null, ...nothingElse });
              }}
            />
          )}
        </Field>
      </div>
      <Loaded query={inputs} failed="What was known then could not be loaded">
        {(data) => <WhyAnswer item={item} inputs={data} asked={asked} onAsked={onAsked} />}
      </Loaded>
    </>
  );
}
