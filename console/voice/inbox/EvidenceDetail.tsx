import type { EvidenceRow, Triage } from '../../../core/model/voice/inbox.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { useMoney } from '../use-money.ts';
import { importanceWords, kindWords, sourceWords } from '../words.ts';
import { ContextFacts } from './ContextFacts.tsx';
import { Pictures } from './Pictures.tsx';
import { SuggestedRequests } from './SuggestedRequests.tsx';

type Props = {
  row: EvidenceRow;
  onAct: (changes: Triage, said: string) => Promise<boolean>;
  onBack?: () => void;
  /** The request on whose page it is read, which need not be said there. */
  at?: string;
};

/** One piece, whole: who said what, where, with the picture, and which request it may belong to. */
export function EvidenceDetail({ row, onAct, onBack, at }: Props) {
  const mayTriage = useMay('contribute');
  const { kind, importance, rootRequest, rootTitle } = row;
  return (
    <article class="evidence" aria-label="Piece of evidence">
      {onBack && (
        <span class="evidence-back">
          <Button small icon="chevronLeft" onClick={onBack}>
            Back to the list
          </Button>
        </span>
      )}
      <header class="evidence-head">
        <Speaker row={row} />
        <p class="inbox-badges">
          {kind && <Badge tone={kindWords[kind].tone}>{kindWords[kind].name}</Badge>}
          <Badge tone={importance > 1 ? 'warn' : 'plain'}>{importanceWords[importance]}</Badge>
          {row.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      </header>
      {row.words ? (
        <blockquote class={row.wording === 'exact' ? 'evidence-words exact' : 'evidence-words'}>
          {row.words}
        </blockquote>
      ) : (
        <p class="quiet">No words yet: it was captured first, words can follow.</p>
      )}
      {row.wording === 'summary' && row.words && (
        <p class="wm-note">
          A summary{row.byName ? ` by ${row.byName}` : ''}, not their exact words.
        </p>
      )}
      <Pictures pictures={row.pictures} scale={row.context?.scale ?? 1} />
      {rootRequest && (rootRequest !== at || row.request !== at) && (
        <p class="evidence-link">
          Counts for <a href={`#/voice/requests/${rootRequest}`}>{rootTitle}</a>
          {row.request !== rootRequest && `, merged from “${row.requestTitle}”`}
        </p>
      )}
      {mayTriage && !rootRequest && <SuggestedRequests row={row} onAct={onAct} />}
      <ContextFacts row={row} />
    </article>
  );
}

/** Who, of which account, and what that account is worth, then and now. */
function Speaker({ row }: { row: EvidenceRow }) {
  const { workspace } = useCurrent();
  const money = useMoney();
  const { account, accountName, arrNow, arrThen, saidAt, byName, source, speaker } = row;
  const name = row.visitorName ?? speaker;
  return (
    <div>
      <h2>{name ?? accountName ?? sourceWords[source].name}</h2>
      <p class="quiet">
        {account !== null && (
          <>
            <a href={`#/voice/accounts/${account}`}>{accountName}</a>, revenue {money(arrNow)}
            {arrThen !== null && arrThen !== arrNow && ` (${money(arrThen)} then)`} ·{' '}
          </>
        )}
        <time dateTime={saidAt}>{formatInstant(saidAt, workspace.timezone)}</time>
        {byName && ` · ${sourceWords[source].name.toLowerCase()} by ${byName}`}
      </p>
    </div>
  );
}
