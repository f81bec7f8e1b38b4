import type { Segment } from '../../core/model/segment.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { UserList } from './UsedBy.tsx';
import { useSegmentActions } from './use-segment-actions.ts';

type Props = { segment: Segment; onClose: () => void };

/** Refused as long as something would be left without its audience; the database says the same. */
export function DeleteSegment({ segment, onClose }: Props) {
  const { archive } = useSegmentActions();
  const { name, usedBy } = segment;
  if (usedBy.length > 0) {
    return (
      <Dialog open title={`${name} is in use`} onClose={onClose}>
        <div class="wm-form">
          <p>Choose another audience there first; then it can be deleted.</p>
          <UserList names={usedBy} />
          <div class="wm-actions wm-actions-end">
            <Button onClick={onClose}>Keep it</Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog open title={`Delete ${name}?`} onClose={onClose}>
      <div class="wm-form">
        <p>Nothing uses it. It can be restored from the foot of the list.</p>
        <div class="wm-actions wm-actions-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose();
              void archive(segment, true);
            }}
          >
            Delete
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
