import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { classes } from '../../../ui/classes.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { formatAgo } from '../../app/format.ts';
import { useServices } from '../../app/services.ts';
import { headOf, importanceWords, kindWords, sourceWords } from '../words.ts';
import type { Pages } from './use-pages.ts';
import type { Selection } from './use-selection.ts';

type Props = { pages: Pages; selection: Selection; current: EvidenceRow | undefined };

/**
 * The browser leaves rows that are out of sight undrawn (`content-visibility`), so ten thousand scroll as
 * ten do, and searching in the page and screen readers still find them.
 */
export function EvidenceList({ pages, selection, current }: Props) {
  const rows = pages.rows ?? [];
  const end = useRef<HTMLLIElement>(null);
  const draw = useDrawn(selection, current);
  const { more, loadMore } = pages;
  useEffect(() => {
    if (!end.current || !more) return;
    // A screen before the end, so that nobody waits who only scrolls.
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMore(), {
      rootMargin: '800px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more, rows.length]);
  useEffect(() => {
    if (current) document.getElementById(rowId(current))?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);
  return (
    <ol class="inbox-list" aria-label="Evidence">
      {rows.map(draw)}
      {more && (
        <li ref={end} class="inbox-more" role="status">
          Loading more…
        </li>
      )}
    </ol>
  );
}

type Drawn = { isCurrent: boolean; isMarked: boolean; node: VNode };

/** A row that is as it was is the same node: a key press among ten thousand draws two. */
function useDrawn(selection: Selection, current: EvidenceRow | undefined) {
  const drawn = useRef(new WeakMap<EvidenceRow, Drawn>());
  return (row: EvidenceRow): VNode => {
    const isCurrent = row.id === current?.id;
    const isMarked = selection.isMarked(row.id);
    const before = drawn.current.get(row);
    if (before?.isCurrent === isCurrent && before.isMarked === isMarked) return before.node;
    const node = (
      <Row
        key={row.id}
        row={row}
        isCurrent={isCurrent}
        isMarked={isMarked}
        onOpen={() => selection.goTo(row.id)}
        onMark={() => selection.toggleOne(row.id)}
      />
    );
    drawn.current.set(row, { isCurrent, isMarked, node });
    return node;
  };
}

const rowId = ({ id }: EvidenceRow) => `evidence-${id}`;

type RowProps = {
  row: EvidenceRow;
  isCurrent: boolean;
  isMarked: boolean;
  onOpen: () => void;
  onMark: () => void;
};

function Row({ row, isCurrent, isMarked, onOpen, onMark }: RowProps) {
  const { router } = useServices();
  const head = headOf(row);
  const who = [row.visitorName ?? row.speaker, row.accountName].filter(Boolean).join(', ');
  return (
    <li
      id={rowId(row)}
      class={classes('inbox-row', isCurrent && 'on', isMarked && 'marked')}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <input type="checkbox" aria-label={`Mark: ${head}`} checked={isMarked} onChange={onMark} />
      <button
        type="button"
        class="inbox-open"
        onClick={() => {
          onOpen();
          router.setQuery({ id: row.id });
        }}
      >
        <span class="inbox-words">{head}</span>
        <span class="inbox-meta">
          <Icon name={sourceWords[row.source].icon} size={13} />
          {who && <span>{who}</span>}
          {row.featureName && <span>{row.featureName}</span>}
          <time dateTime={row.createdAt}>{formatAgo(row.createdAt, Date.now())}</time>
        </span>
        <span class="inbox-badges">
          {row.kind && <Badge tone={kindWords[row.kind].tone}>{kindWords[row.kind].name}</Badge>}
          {row.importance > 1 && (
            <Badge tone={row.importance > 2 ? 'danger' : 'warn'}>
              {importanceWords[row.importance]}
            </Badge>
          )}
          {row.rootTitle && <Badge>→ {row.rootTitle}</Badge>}
          {row.assigneeName && <Badge>{row.assigneeName}</Badge>}
          {row.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      </button>
      {row.pictures.length > 0 && <Icon name="page" class="inbox-has-picture" />}
    </li>
  );
}
