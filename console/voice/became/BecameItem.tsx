import { useState } from 'preact/hooks';
import type { Became, ToTell } from '../../../core/model/voice/told.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { plural } from '../../../ui/plural.ts';
import { useCurrent } from '../../app/current.ts';
import { formatDate } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { keyOf, Person } from '../tell/Person.tsx';
import { peopleWords, statusWords } from '../words.ts';

/** `heardBy` null: me. */
type Props = { row: Became; heardBy: string | null; isOpen: boolean };

export function BecameItem({ row, heardBy, isOpen }: Props) {
  const { workspace } = useCurrent();
  const [open, setOpen] = useState(isOpen);
  const { request, title, from, status, at, note, reported, people, told } = row;
  const { name, tone } = statusWords[status];
  return (
    <li class="became">
      <header>
        <h3>
          <a href={`#/voice/requests/${request}`}>{title}</a>
        </h3>
        <Badge tone={tone}>{name}</Badge>
        <span class="quiet">
          {from && `was ${statusWords[from].name.toLowerCase()}, `}
          {formatDate(at, workspace.timezone)}
        </span>
      </header>
      {note && <p>{note}</p>}
      <p class="quiet">
        {plural(reported, 'piece')} of evidence brought; {told} of {peopleWords(people)} told.{' '}
        {people > 0 && (
          <Button
            small
            variant="quiet"
            aria-expanded={open}
            aria-label={`${open ? 'Hide' : 'Show'} who asked for ${title}`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide who asked' : 'Who asked'}
          </Button>
        )}
      </p>
      {open && <Asked request={request} heardBy={heardBy} />}
    </li>
  );
}

/** Those that the member heard are theirs to tell; the others follow, so that nobody is forgotten. */
function Asked({ request, heardBy }: { request: string; heardBy: string | null }) {
  const people = useRpc('whom_to_tell', { request });
  const isTheirs = ({ evidence }: ToTell) =>
    evidence.some((one) => (heardBy === null ? one.heardByMe : one.heardBy === heardBy));
  return (
    <Loaded query={people} failed="Who asked could not be loaded">
      {(all) => {
        const others = all.filter((one) => !isTheirs(one));
        return (
          <>
            <ul class="tell-list">
              {all.filter(isTheirs).map((one) => (
                <Person key={keyOf(one)} request={request} person={one} />
              ))}
            </ul>
            {others.length > 0 && (
              <details>
                <summary>{peopleWords(others.length)} heard by colleagues</summary>
                <ul class="tell-list">
                  {others.map((one) => (
                    <Person key={keyOf(one)} request={request} person={one} />
                  ))}
                </ul>
              </details>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
