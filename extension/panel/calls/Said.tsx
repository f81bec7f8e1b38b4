/** What was captured and typed during a call, each with its moment, which opens the recording where there is one. */
import type { CallFields } from '../../../core/model/voice/call.ts';
import { momentOf, offsetWords } from '../../../core/voice/recording.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { deleteCapture, restoreCapture } from '../../capture/store.ts';
import { Picture } from '../feedback/Picture.tsx';
import type { CaptureItem } from '../feedback/use-captures.ts';
import { kindName, stateLooks } from '../feedback/words.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';

type Props = { items: CaptureItem[]; call: CallFields; go: Go };

export function Said({ items, call, go }: Props) {
  if (items.length === 0) {
    return <p class="pad soft">Nothing yet. Captures and notes land here with their moment.</p>;
  }
  return (
    <ol class="said" aria-label="Said in this call">
      {items.toReversed().map((item) => (
        <SaidItem key={item.id} item={item} call={call} onOpen={() => go.capture(item.id)} />
      ))}
    </ol>
  );
}

type ItemProps = { item: CaptureItem; call: CallFields; onOpen: () => void };

function SaidItem({ item, call, onOpen }: ItemProps) {
  const remove = useRemove(item);
  const { fields, state, reason, pictures } = item;
  const [first] = pictures;
  const words = fields.words.trim() || fields.page?.title || 'A picture';
  const { word, tone } = stateLooks[state];
  return (
    <li>
      <Moment offsetMs={fields.offsetMs} call={call} />
      <div class="said-words">
        <button type="button" class="said-open" onClick={onOpen}>
          {first && <Picture picture={first} alt="" small />}
          <span>
            {fields.wording === 'exact' && fields.source === 'note' ? `“${words}”` : words}
          </span>
        </button>
        <small>
          {fields.kind && <Badge>{kindName(fields.kind)}</Badge>}
          {state !== 'synced' && <Badge tone={tone}>{word}</Badge>}
          {reason}
        </small>
      </div>
      <IconButton small icon="trash" label={`Delete: ${words.slice(0, 40)}`} onClick={remove} />
    </li>
  );
}

type MomentProps = {
  offsetMs: number | null;
  call: Pick<CallFields, 'recording' | 'recordingOffsetMs'>;
};

export function Moment({ offsetMs, call }: MomentProps) {
  if (offsetMs === null) return <span class="moment">–</span>;
  const words = offsetWords(offsetMs);
  if (!call.recording) return <span class="moment">{words}</span>;
  const moment = momentOf(call.recording, offsetMs, call.recordingOffsetMs);
  return (
    <a class="moment" href={moment} target="_blank" rel="noreferrer" title="In the recording">
      {words}
    </a>
  );
}

function useRemove({ id, draft, fields }: CaptureItem) {
  const { db, now, writes } = useServices();
  const { workspace } = useWork();
  const toast = useToast();
  const flip = (deleted: boolean) => {
    if (draft) return deleted ? deleteCapture(db, id, now()) : restoreCapture(db, id, now());
    const own = { workspace: workspace.id, entity: 'evidence', id } as const;
    return deleted
      ? writes.write({ ...own, fields: { deleted } })
      : writes.restore({ ...own, fields });
  };
  return async () => {
    await flip(true);
    toast({ text: 'Deleted.', action: { label: 'Undo', run: () => void flip(false) } });
  };
}
