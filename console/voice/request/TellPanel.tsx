/** Closing the loop: everybody who asked, with what they said and a draft; told is recorded. */
import type { RequestRow } from '../../../core/model/voice/request.ts';
import { plural } from '../../../ui/plural.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { keyOf, Person } from '../tell/Person.tsx';

export function TellPanel({ request }: { request: RequestRow }) {
  const people = useRpc('whom_to_tell', { request: request.id });
  const isEnded = request.status === 'shipped' || request.status === 'declined';
  return (
    <Loaded query={people} failed="Who asked could not be loaded">
      {(all) => {
        const left = all.filter(({ told }) => !told).length;
        if (all.length === 0) return <p class="quiet">Nobody who could be told has asked yet.</p>;
        return (
          <>
            <p class="quiet">
              {isEnded
                ? `${plural(left, 'person', 'people')} of ${all.length} left to tell.`
                : 'It is not shipped yet. Once it is, whoever heard them sees them under “What became of it”.'}
            </p>
            <ul class="tell-list">
              {all.map((one) => (
                <Person key={keyOf(one)} request={request.id} person={one} />
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}
