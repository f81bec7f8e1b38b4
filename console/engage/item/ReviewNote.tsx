/** Where a review stands: who asked, what was said, what was decided. */
import type { Item } from '../../../core/model/engagement.ts';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';

/** What writer and reviewer said to each other; editing the draft ends it. */
export function ReviewNote({ item }: { item: Item }) {
  const { workspace } = useCurrent();
  const { review } = item;
  if (!review) return null;
  const asked = formatInstant(review.requestedAt, workspace.timezone);
  const words = {
    open: item.mayReview
      ? 'It waits for you: read content and rules, then approve it or send it back.'
      : 'It waits for somebody who has neither written nor submitted it.',
    approved: `Approved by ${review.reviewer ?? 'somebody who has left'}.`,
    rejected: `Sent back by ${review.reviewer ?? 'somebody who has left'}.`,
  };
  return (
    <div class={review.state === 'approved' ? 'review-note' : 'review-note notice'}>
      <p>
        Submitted by {review.requestedBy ?? 'somebody who has left'}, {asked}. {words[review.state]}
      </p>
      {review.note && <blockquote>{review.note}</blockquote>}
      {review.answer && <blockquote>{review.answer}</blockquote>}
    </div>
  );
}
