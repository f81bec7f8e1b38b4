import { useState } from 'preact/hooks';
import { anyEvidence, type EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { Button } from '../../../ui/Button.tsx';
import { Loaded } from '../../app/Loaded.tsx';
import { EvidenceDetail } from '../inbox/EvidenceDetail.tsx';
import { usePages } from '../inbox/use-pages.ts';
import { useTriage } from '../inbox/use-triage.ts';

/** Every voice behind it, in their words; each can be taken off again. */
export function SaidPanel({ request }: { request: string }) {
  const pages = usePages({ ...anyEvidence, state: 'all', request });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const act = useTriage({
    onRows: (rows) => {
      setGone(new Set([...gone, ...rows.filter((row) => !row.request).map(({ id }) => id)]));
      pages.replace(rows);
    },
  });
  const takeOff = (row: EvidenceRow) =>
    void act([row], { request: null, state: 'new' }, 'Taken off: back in the inbox');
  return (
    <Loaded query={pages.query} failed="What was said could not be loaded">
      {(rows) => {
        const shown = rows.filter(({ id }) => !gone.has(id));
        if (shown.length === 0) {
          return (
            <p class="quiet">
              Nobody’s words are linked yet. Link them from the <a href="#/voice">inbox</a>.
            </p>
          );
        }
        return (
          <>
            <ul class="said-list">
              {shown.map((row) => (
                <li key={row.id}>
                  <EvidenceDetail
                    row={row}
                    at={request}
                    onAct={(changes, said) => act([row], changes, said)}
                  />
                  <Button small variant="quiet" icon="close" onClick={() => takeOff(row)}>
                    Take off this request
                  </Button>
                </li>
              ))}
            </ul>
            {pages.more && (
              <Button busy={pages.loadingMore} onClick={pages.loadMore}>
                Show more
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
