/** What was promised: written during the call, done after it. */
import type { CallFields } from '../../../core/model/voice/call.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { newId } from '../../new-id.ts';
import { AddLine } from './AddLine.tsx';
import { Tick } from './AskList.tsx';
import { useSharing } from './sharing.tsx';

type FollowUp = CallFields['followUps'][number];
type Props = { followUps: FollowUp[]; onFollowUps: (followUps: FollowUp[]) => void };

export function FollowUps({ followUps, onFollowUps }: Props) {
  const { hide } = useSharing();
  const put = (id: string, done: boolean) =>
    onFollowUps(followUps.map((one) => (one.id === id ? { ...one, done } : one)));
  return (
    <section class="call-part" aria-label="Follow-ups">
      <h2>Follow-ups</h2>
      <ul class="ticks">
        {followUps.map(({ id, text, done }) => (
          <li key={id} class="tick-row">
            <Tick label={hide(text)} checked={done} onChecked={(next) => put(id, next)} />
            <IconButton
              small
              icon="close"
              label={`Remove: ${hide(text)}`}
              onClick={() => onFollowUps(followUps.filter((one) => one.id !== id))}
            />
          </li>
        ))}
      </ul>
      <AddLine
        label="Add a follow-up"
        onLine={(text) => onFollowUps([...followUps, { id: newId(), text, done: false }])}
      />
    </section>
  );
}
