/** One call: what was said when, with the way into its recording; the summary; and what is still to be done. */
import type { CallRow } from '../../../core/model/voice/call.ts';
import { anyEvidence } from '../../../core/model/voice/inbox.ts';
import { offsetWords } from '../../../core/voice/recording.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { usePages } from '../inbox/use-pages.ts';
import { useCopy } from '../use-copy.ts';
import { headOf } from '../words.ts';
import { CallSaid } from './CallSaid.tsx';
import { lengthOf, markdownOf, peopleOf, titleOf } from './call-words.ts';
import { FollowUps } from './FollowUps.tsx';
import { Questions } from './Questions.tsx';
import { Recording } from './Recording.tsx';
import { TextPart } from './TextPart.tsx';
import { useMayChange } from './use-save-call.ts';

export function CallPage({ id }: { id: string }) {
  const call = useRpc('get_call', { call: id }, { keep: true });
  return (
    <div class="page">
      <a class="back" href="#/voice/calls">
        Calls
      </a>
      {!call.data && <h1 class="wm-hidden">Call</h1>}
      <Loaded query={call} failed="The call could not be loaded">
        {(row) => <Inside call={row} />}
      </Loaded>
    </div>
  );
}

function Inside({ call }: { call: CallRow }) {
  const { workspace } = useCurrent();
  const mayChange = useMayChange(call);
  const copy = useCopy();
  const said = usePages({ ...anyEvidence, state: 'all', call: call.id, order: 'oldest' });
  const lines = (said.rows ?? []).map((row) => {
    const at = row.offsetMs === null ? '' : `${offsetWords(row.offsetMs)} `;
    return `${at}${headOf(row)}`;
  });
  const facts = [
    formatInstant(call.startedAt, workspace.timezone),
    lengthOf(call) ?? (call.endedAt ? null : 'not ended'),
    peopleOf(call),
    call.by && `kept by ${call.by}`,
  ].filter(Boolean);
  return (
    <>
      <header class="page-head request-head">
        <h1>{titleOf(call)}</h1>
        <span class="wm-actions request-actions">
          <Button icon="copy" onClick={() => void copy(markdownOf(call, lines))}>
            Copy as Markdown
          </Button>
        </span>
        <p class="quiet call-facts">
          {call.account !== null && (
            <>
              <a href={`#/voice/accounts/${call.account}`}>{call.accountName}</a> ·{' '}
            </>
          )}
          {facts.join(' · ')}
        </p>
      </header>
      <div class="account-panes">
        <section class="sheet sheet-padded" aria-labelledby="call-said">
          <h2 id="call-said">What was said</h2>
          <CallSaid call={call} pages={said} />
        </section>
        <div class="account-side">
          <FollowUps call={call} mayChange={mayChange} />
          <TextPart call={call} field="summary" title="Summary" mayChange={mayChange} />
          <Questions call={call} />
          <TextPart call={call} field="notes" title="Notes" mayChange={mayChange} />
          <Recording call={call} mayChange={mayChange} />
        </div>
      </div>
    </>
  );
}
