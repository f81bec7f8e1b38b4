/** Answers as people wrote them: search, filters, tags and sentiment by hand, and all of them as CSV. */
import { useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import type { ResponseQuery } from '../../../core/model/results.ts';
import { Button } from '../../../ui/Button.tsx';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { AnswersToolbar } from './AnswersToolbar.tsx';
import { useAnswersExport } from './use-answers-export.ts';

const everything: ResponseQuery = {
  ...{ text: '', band: null, tag: null, sentiment: null },
  ...{ written: false, visitor: null, account: null },
};

/** What the database gives at once; more is for the export. */
const most = 500;

export function Answers({ item }: { item: Item }) {
  const [query, setQuery] = useState(everything);
  const [limit, setLimit] = useState(50);
  const exporting = useAnswersExport(item);
  const answers = useRpc(
    'list_responses',
    { item: item.id, query, before: null, limit },
    { keep: true },
  );
  const isNarrowed = JSON.stringify(query) !== JSON.stringify(everything);
  return (
    <>
      <AnswersToolbar
        item={item}
        query={query}
        onQuery={(part) => setQuery((before) => ({ ...before, ...part }))}
        busy={exporting.busy}
        onExport={() => void exporting.run(query)}
      />
      <Loaded query={answers} failed="The answers could not be loaded">
        {(rows) => (
          <>
            {rows.length === 0 && (
              <p class="quiet">
                {isNarrowed
                  ? 'No answer is like that. Widen the search or the filters.'
                  : 'Nobody has answered yet. Half-finished answers appear here, too.'}
              </p>
            )}
            <ol class="answers">
              {rows.map((response) => (
                <AnswerCard
                  key={response.id}
                  item={item}
                  response={response}
                  onTag={(tag) => setQuery((before) => ({ ...before, tag }))}
                />
              ))}
            </ol>
            {rows.length === limit && limit < most && (
              <Button onClick={() => setLimit(Math.min(most, limit + 150))}>Show more</Button>
            )}
            {rows.length === most && (
              <p class="quiet">These are the newest {most}. Narrow the list, or export all.</p>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
