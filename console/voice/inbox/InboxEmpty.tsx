import type { EvidenceQuery } from '../../../core/model/voice/inbox.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { isNarrowed } from './inbox-query.ts';

/** Three ways of having nothing: all sorted, nothing like that, nothing ever. */
export function InboxEmpty({ query }: { query: EvidenceQuery }) {
  if (isNarrowed(query)) {
    return (
      <EmptyState
        title="Nothing matches"
        actions={<ButtonLink href="#/voice">Show all</ButtonLink>}
      >
        <p>Search and filters together leave none.</p>
      </EmptyState>
    );
  }
  if (query.state === 'snoozed') {
    return (
      <EmptyState title="Nothing is snoozed">
        <p>What you put off comes back into the inbox by itself when its time has come.</p>
      </EmptyState>
    );
  }
  if (query.state === 'done') {
    return (
      <EmptyState title="Nothing is done yet">
        <p>What is linked to a request, or needs nothing, is kept here.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="All sorted"
      actions={<ButtonLink href="#/voice/import">Import feedback</ButtonLink>}
    >
      <p>
        Captures from calls, survey answers and imported tickets arrive here. Press the capture key
        in the product to send the first one.
      </p>
    </EmptyState>
  );
}
