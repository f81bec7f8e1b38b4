/** What customers said and nobody has sorted yet: read, link, done, with the hands on the keyboard. */
import { useRef, useState } from 'preact/hooks';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { VoiceTabs } from '../VoiceTabs.tsx';
import { EvidenceDetail } from './EvidenceDetail.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { InboxEmpty } from './InboxEmpty.tsx';
import { InboxToolbar } from './InboxToolbar.tsx';
import { readQuery, staysIn } from './inbox-query.ts';
import { TriageBar } from './TriageBar.tsx';
import { useInboxKeys } from './use-inbox-keys.ts';
import { usePages } from './use-pages.ts';
import { useSelection } from './use-selection.ts';
import { useTriage } from './use-triage.ts';

export function InboxPage() {
  const { router } = useServices();
  const search = router.route.value.query;
  const query = readQuery(search);
  const pages = usePages(query);
  const mayTriage = useMay('contribute');
  const rows = pages.rows ?? [];
  const selection = useSelection(rows);
  const undo = useRef<(() => void) | undefined>(undefined);
  const [open, setOpen] = useState<string>();
  // On a narrow screen the piece covers the list until it is closed; a link names the piece.
  const reading = search.get('id');
  const linked = useLinked(reading, rows, pages.rows !== null);
  const current = reading ? linked.row : selection.current;

  const onRows = (changed: readonly EvidenceRow[]) => {
    const leaving = changed.filter((row) => !staysIn(query, row)).map(({ id }) => id);
    selection.leave(leaving);
    pages.replace(changed);
    // Of now: the answer may come when another piece is open. One that a link led to stays in sight.
    const read = router.route.peek().query.get('id');
    const isListed = rows.some(({ id }) => id === read);
    if (read && isListed && leaving.includes(read)) router.setQuery({ id: null });
  };
  const act = useTriage({
    onRows,
    onAct: (takeBack) => {
      undo.current = takeBack;
    },
  });
  const chosen = selection.chosen.length > 0 ? selection.chosen : current ? [current] : [];
  useInboxKeys({
    move: (by) => {
      if (reading) router.setQuery({ id: null });
      selection.move(by);
    },
    toggle: selection.toggle,
    clear: () => (reading ? router.setQuery({ id: null }) : selection.clear()),
    read: () => current && router.setQuery({ id: current.id }),
    undo: () => undo.current?.(),
    open: (name) => mayTriage && chosen.length > 0 && setOpen(name),
    done: () =>
      void (mayTriage && act(chosen, { state: query.state === 'done' ? 'new' : 'done' }, 'Done')),
  });

  return (
    <div class="page inbox-page">
      <header class="page-head">
        <h1>Customer voice</h1>
        <VoiceTabs current="inbox" />
      </header>
      <section class={classes('sheet inbox', reading && 'inbox-reading')} aria-label="Inbox">
        <InboxToolbar query={query} />
        <Loaded query={pages.query} failed="The inbox could not be loaded">
          {() =>
            rows.length === 0 && !reading ? (
              <InboxEmpty query={query} />
            ) : (
              <div class="inbox-panes">
                <EvidenceList pages={pages} selection={selection} current={current} />
                {current ? (
                  <EvidenceDetail
                    key={current.id}
                    row={current}
                    onAct={(changes, said) => act([current], changes, said)}
                    onBack={() => router.setQuery({ id: null })}
                  />
                ) : (
                  <Linking problem={linked.problem} onBack={() => router.setQuery({ id: null })} />
                )}
              </div>
            )
          }
        </Loaded>
        {mayTriage && chosen.length > 0 && (
          <TriageBar
            rows={chosen}
            isMany={selection.chosen.length > 0}
            open={open}
            onOpen={setOpen}
            onAct={(changes, said) => act(chosen, changes, said)}
            onClear={selection.clear}
          />
        )}
      </section>
    </div>
  );
}

type LinkingProps = { problem: string | undefined; onBack: () => void };

/** In the place of the piece, until it is there or it is known that there is none. */
function Linking({ problem, onBack }: LinkingProps) {
  if (!problem) return <Skeleton rows={4} label="Opening the piece" />;
  return (
    <div class="evidence">
      <p class="wm-note" role="alert">
        This piece could not be opened: {problem}
      </p>
      <div class="wm-actions">
        <Button onClick={onBack}>Back to the list</Button>
      </div>
    </div>
  );
}

/** The piece that the address names: from the list where it is in it, else asked for, since links outlive lists. */
function useLinked(id: string | null, rows: readonly EvidenceRow[], isListed: boolean) {
  const found = rows.find((row) => row.id === id);
  const asked = useRpc('get_evidence', id && isListed && !found ? { evidence: id } : null);
  if (!id) return { row: undefined, problem: undefined };
  return { row: found ?? asked.data, problem: asked.error?.message };
}
