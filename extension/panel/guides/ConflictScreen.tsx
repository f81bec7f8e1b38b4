import type { ItemDraft } from '../../../core/model/engagement.ts';
import { Button } from '../../../ui/Button.tsx';
import { Changes } from '../../../ui/engage/Changes.tsx';
import { newId } from '../../new-id.ts';
import { BackBar } from '../BackBar.tsx';
import { formatMoment } from '../format.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import type { Author } from './use-author.ts';
import { type Conflict, draftOf, type Opened } from './use-opened.ts';

type Props = { author: Author; opened: Opened; conflict: Conflict };

/** Two people changed one draft. Whichever goes on, the other is kept beside it as a draft of its own. */
export function ConflictScreen({ author, opened, conflict: { mine, theirs } }: Props) {
  const { drafts, now } = useServices();
  const { workspace, app } = useWork();
  const who = theirs.updatedBy ?? 'Somebody';

  const keepBeside = (draft: ItemDraft, whose: string) => {
    const beside = { ...draft, id: newId(), name: `${draft.name} (${whose})`.slice(0, 120) };
    const row = { workspace: workspace.id, app: app.id, base: null, since: now() };
    return drafts.keep({ ...row, id: beside.id, draft: beside });
  };
  const goOnWithMine = async () => {
    await keepBeside(draftOf(theirs), `as ${who} saved it`);
    const { draft, since } = mine;
    const row = { workspace: workspace.id, app: app.id, since: since ?? now() };
    await drafts.keep({ ...row, id: draft.id, draft, base: theirs.revision });
    author.open({ draft, since: row.since, base: theirs.revision, item: theirs });
    opened.settle();
  };
  const goOnWithTheirs = async () => {
    await keepBeside(mine.draft, 'mine');
    await drafts.discard(mine.draft.id);
    const draft = draftOf(theirs);
    author.open({ draft, since: null, base: theirs.revision, item: theirs });
    opened.settle();
  };

  return (
    <section aria-label="Two versions of one draft">
      <BackBar title="Two versions" onBack={opened.settle} />
      <div class="pad block">
        <p>
          {who} saved “{theirs.name}” on {formatMoment(theirs.updatedAt)}, after you had opened it.
          Nothing is lost: the one that you do not go on with is kept as a draft of its own.
        </p>
        <h2>From theirs to yours</h2>
        {mine.draft.name !== theirs.name && (
          <p>
            Name: <del>{theirs.name}</del> <ins>{mine.draft.name}</ins>
          </p>
        )}
        <Changes before={theirs.definition} after={mine.draft.definition} />
        <div class="wm-actions">
          <Button variant="primary" onClick={() => void goOnWithMine()}>
            Go on with mine
          </Button>
          <Button onClick={() => void goOnWithTheirs()}>Go on with theirs</Button>
        </div>
      </div>
    </section>
  );
}
