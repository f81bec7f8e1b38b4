import type { CallRow } from '../../../core/model/voice/call.ts';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { momentOf, offsetWords } from '../../../core/voice/recording.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Loaded } from '../../app/Loaded.tsx';
import { Pictures } from '../inbox/Pictures.tsx';
import type { Pages } from '../inbox/use-pages.ts';
import { headOf, kindWords } from '../words.ts';

/** In the order of the call: each with its moment, which opens the recording there. */
export function CallSaid({ call, pages }: { call: CallRow; pages: Pages }) {
  return (
    <Loaded query={pages.query} failed="What was said could not be loaded">
      {(rows) =>
        rows.length === 0 ? (
          <p class="quiet">Nothing was captured in this call.</p>
        ) : (
          <>
            <ol class="call-said">
              {[...rows].sort(byMoment).map((row) => (
                <Said key={row.id} call={call} row={row} />
              ))}
            </ol>
            {pages.more && (
              <Button busy={pages.loadingMore} onClick={pages.loadMore}>
                Show more
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
}

/** What was added afterwards has no moment and comes last. */
const byMoment = (a: EvidenceRow, b: EvidenceRow) =>
  (a.offsetMs ?? Number.POSITIVE_INFINITY) - (b.offsetMs ?? Number.POSITIVE_INFINITY) ||
  a.saidAt.localeCompare(b.saidAt);

function Said({ call, row }: { call: CallRow; row: EvidenceRow }) {
  const { kind, rootRequest, rootTitle } = row;
  const who = row.visitorName ?? row.speaker;
  return (
    <li>
      <Moment call={call} offsetMs={row.offsetMs} />
      <div>
        <p>
          <a href={`#/voice?id=${row.id}`}>{headOf(row)}</a>{' '}
          {kind && <Badge tone={kindWords[kind].tone}>{kindWords[kind].name}</Badge>}
        </p>
        <p class="quiet">
          {who}
          {who && rootRequest && ' · '}
          {rootRequest && (
            <>
              → <a href={`#/voice/requests/${rootRequest}`}>{rootTitle}</a>
            </>
          )}
        </p>
        <Pictures pictures={row.pictures} scale={row.context?.scale ?? 1} />
      </div>
    </li>
  );
}

function Moment({ call, offsetMs }: { call: CallRow; offsetMs: number | null }) {
  if (offsetMs === null) return <span class="call-moment quiet">later</span>;
  const text = offsetWords(offsetMs);
  const { recording, recordingOffsetMs } = call;
  if (!recording) return <span class="call-moment">{text}</span>;
  return (
    <a
      class="call-moment"
      href={momentOf(recording, offsetMs, recordingOffsetMs)}
      target="_blank"
      rel="noreferrer"
      aria-label={`Hear ${text} in the recording`}
    >
      {text}
    </a>
  );
}
