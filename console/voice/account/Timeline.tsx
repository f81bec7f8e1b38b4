import type { TimelineKind } from '../../../core/model/voice/account.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCurrent } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useServices } from '../../app/services.ts';
import { useTimePages } from '../use-time-pages.ts';
import { TimelineItem } from './TimelineItem.tsx';
import { entryKey, filterKinds, readKinds, timelineWords } from './timeline-words.ts';

/** Captures, answers, calls, what became of requests and who was told, newest first; by kind where that is asked. */
export function Timeline({ account }: { account: number }) {
  const { api, router } = useServices();
  const { id: workspace } = useCurrent().workspace;
  const kinds = readKinds(router.route.value.query.get('kinds'));
  const pages = useTimePages({
    key: ['account_timeline', workspace, account, kinds],
    fetch: (before, limit) => api.account_timeline({ workspace, account, kinds, before, limit }),
    at: ({ at }) => at,
    id: entryKey,
  });
  return (
    <>
      <header class="section-head">
        <h2 id="between-us">Between us</h2>
      </header>
      <Filter kinds={kinds} />
      <Loaded query={pages.query} failed="The timeline could not be loaded">
        {(entries) =>
          entries.length === 0 ? (
            <p class="quiet">
              {kinds ? 'Nothing of this kind.' : 'Nothing has happened between us yet.'}
            </p>
          ) : (
            <>
              <ol class="timeline">
                {entries.map((entry) => (
                  <TimelineItem key={entryKey(entry)} entry={entry} />
                ))}
              </ol>
              {pages.more && (
                <Button busy={pages.loadingMore} onClick={pages.loadMore}>
                  Show older
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Several at once; none chosen means all of them. */
function Filter({ kinds }: { kinds: readonly TimelineKind[] | null }) {
  const { setQuery } = useServices().router;
  const toggle = (kind: TimelineKind) => {
    const chosen = kinds ?? [];
    const next = chosen.includes(kind) ? chosen.filter((one) => one !== kind) : [...chosen, kind];
    setQuery({ kinds: next.join(',') || null });
  };
  return (
    <fieldset class="chips">
      <legend class="wm-hidden">Show only</legend>
      {filterKinds.map((kind) => (
        <button
          key={kind}
          type="button"
          class="chip"
          aria-pressed={kinds?.includes(kind) ?? false}
          onClick={() => toggle(kind)}
        >
          {timelineWords[kind].many}
        </button>
      ))}
    </fieldset>
  );
}
