import { useState } from 'preact/hooks';
import type { Act } from '../../../core/engage/acts.ts';
import type { Check } from '../../../core/engage/checks.ts';
import type { Item } from '../../../core/model/engagement.ts';
import { Button } from '../../../ui/Button.tsx';
import { ActDialog, actNames } from './ActDialog.tsx';
import type { Author, Authored } from './use-author.ts';
import { useItemActs } from './use-item-acts.ts';
import type { useSave } from './use-save.ts';
import { useTakeItem } from './use-take-item.ts';

type Props = {
  author: Author;
  authored: Authored;
  save: ReturnType<typeof useSave>;
  checks: readonly Check[];
  requireReview: boolean;
  onChecks: () => void;
};

/** Saving reaches nobody; the other button does, so it says first what stands in its way. */
export function EditorFoot({ author, authored, save, checks, requireReview, onChecks }: Props) {
  const { run } = useItemActs(useTakeItem(author));
  const [asking, setAsking] = useState<{ act: Act; item: Item }>();
  const { item, since } = authored;
  const stops = checks.filter(({ level }) => level === 'stop').length;
  const isApproved = item?.review?.state === 'approved' && since === null;
  const act: Act = requireReview && !isApproved ? 'submit' : 'publish';
  const waits = item?.review?.state === 'open' && since === null;
  const isDone = item !== undefined && item.version !== null && !item.changed && since === null;
  return (
    <footer class="foot">
      <Button type="submit" busy={save.busy} disabled={since === null}>
        Save draft
      </Button>
      {stops > 0 ? (
        <Button icon="warn" onClick={onChecks}>
          {stops === 1 ? '1 thing to finish' : `${stops} things to finish`}
        </Button>
      ) : (
        <Button
          variant="primary"
          busy={save.busy}
          disabled={waits || isDone || item?.state === 'archived'}
          onClick={() => void save.saveThen((saved) => setAsking({ act, item: saved }))}
        >
          {waits ? 'Waits for review' : isDone ? 'Published' : actNames[act].label}
        </Button>
      )}
      {asking && (
        <ActDialog
          {...asking}
          onAct={(note) => run(asking.act, asking.item, note)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </footer>
  );
}
