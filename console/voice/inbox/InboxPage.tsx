/** What customers said and nobody has sorted yet: read, link, done, with the hands on the keyboard. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { classes } from '../../../ui/classes.ts';
import { useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
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
  const linked = useLinked(reading, rows);
  const current = linked ?? selection.current;

  const onRows = (changed: readonly EvidenceRow[]) => {
    const leaving = changed.filter((row) => !staysIn(query, row)).map(({ id }) => id);
    selection.leave(leaving);
    pages.replace(changed);
    if (reading && leaving.includes(reading)) router.setQuery({ id: null });
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
            rows.length === 0 && !linked ? (
              <InboxEmpty query={query} />
            ) : (
              <div class="inbox-panes">
                <EvidenceList pages={pages} selection={selection} current={current} />
                {current && (
                  <EvidenceDetail
                    key={current.id}
                    row={current}
                    onAct={(changes, said) => act([current], changes, said)}
                    onBack={() => router.setQuery({ id: null })}
                  />
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

/** The piece that the address names, where it is in the list; one that is not is asked for by its own page. */
function useLinked(id: string | null, rows: readonly EvidenceRow[]): EvidenceRow | undefined {
  const [kept, setKept] = useState<EvidenceRow>();
  const found = rows.find((row) => row.id === id);
  useEffect(() => {
    if (found) setKept(found);
  }, [found]);
  if (!id) return undefined;
  return found ?? (kept?.id === id ? kept : undefined);
}
