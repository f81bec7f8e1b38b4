import { useState } from 'preact/hooks';
import { Input } from '../../../ui/Input.tsx';
import { formatCount } from '../../../ui/plural.ts';
import { useCurrent } from '../../app/current.ts';
import { formatAgo } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { personName } from '../../app/person-name.ts';
import { useRpc } from '../../app/queries.ts';

/** Who used it lately is who can be called; beyond these, search. */
const most = 20;

export function AccountPeople({ account }: { account: number }) {
  const { workspace } = useCurrent();
  const [query, setQuery] = useState('');
  const people = useRpc(
    'account_people',
    { workspace: workspace.id, account, query, limit: most },
    { keep: true },
  );
  return (
    <section class="sheet sheet-padded account-part" aria-labelledby="their-people">
      <h2 id="their-people">People</h2>
      <Loaded query={people} failed="The people could not be loaded">
        {(rows) => (
          <>
            {(rows.length === most || query) && (
              <Input
                type="search"
                icon="search"
                aria-label="Search their people"
                placeholder="Name, id or e-mail address"
                value={query}
                onText={setQuery}
              />
            )}
            {rows.length === 0 && (
              <p class="quiet">
                {query ? 'Nobody is called that.' : 'Nobody is known by name yet.'}
              </p>
            )}
            <ul class="account-people">
              {rows.map((person) => (
                <li key={person.visitor}>
                  <span>
                    {personName(person)}
                    {person.name && person.knownId && (
                      <small class="cell-note">{person.knownId}</small>
                    )}
                  </span>
                  <small class="quiet">
                    {formatAgo(person.lastSeen, Date.now())}
                    {person.evidence > 0 && `, said ${formatCount(person.evidence)}`}
                  </small>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}
