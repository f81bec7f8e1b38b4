import { useState } from 'preact/hooks';
import { type Act, actsOf } from '../../../core/engage/acts.ts';
import type { Item } from '../../../core/model/engagement.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { stateNames } from '../../../ui/engage/labels.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../services.ts';
import { ActDialog, actNames, asks } from './ActDialog.tsx';
import type { Author } from './use-author.ts';
import { useItemActs } from './use-item-acts.ts';
import { useTakeItem } from './use-take-item.ts';

/** Where it stands, what its reviewer said, and what can be done to it beside writing. */
export function ItemState({ author, item }: { author: Author; item: Item }) {
  const { now } = useServices();
  const toast = useToast();
  const { run } = useItemActs(useTakeItem(author));
  const [asking, setAsking] = useState<Act>();
  const { name, tone, means } = stateNames[item.state];
  // Publishing and sending for review begin with a save: they stand at the foot, beside it.
  const offered = actsOf(item, { mayWrite: true, requireReview: true, now: now() }).filter(
    (act) => act !== 'publish' && act !== 'submit',
  );
  const start = async (act: Act) => {
    if (asks(act)) return setAsking(act);
    const wrong = await run(act, item, '');
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  };
  return (
    <div class="item-state">
      <Badge tone={tone}>{name}</Badge>
      <p class="soft">{means}</p>
      {offered.length > 0 && (
        <Menu
          label="What can be done"
          align="end"
          items={offered.map((act) => ({
            ...{ id: act, label: actNames[act].label, icon: actNames[act].icon },
            onSelect: () => void start(act),
          }))}
          trigger={(props) => (
            <Button {...props} small icon="more">
              Actions
            </Button>
          )}
        />
      )}
      {item.review && <ReviewNote item={item} />}
      {asking && (
        <ActDialog
          {...{ item, act: asking }}
          onAct={(note) => run(asking, item, note)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

function ReviewNote({ item: { review, mayReview } }: { item: Item }) {
  if (!review) return null;
  if (review.state === 'open') {
    return (
      <p class="wm-note">
        {review.requestedBy ?? 'Somebody'} asked for a review{review.note && `: “${review.note}”`}.{' '}
        {mayReview ? 'Approve it or send it back under “Actions”.' : 'Another person has to look.'}
      </p>
    );
  }
  const did = review.state === 'approved' ? 'approved it' : 'sent it back';
  return (
    <p class="wm-note">
      {review.reviewer ?? 'Somebody'} {did}
      {review.answer && `: “${review.answer}”`}.
    </p>
  );
}
