/** The call that is going on, in sight wherever one is in the panel: its clock, and who may look. */

import { durationWords } from '../../../core/voice/call-summary.ts';
import { offsetWords } from '../../../core/voice/recording.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { isForgotten, type LiveCall } from '../../calls/stamp.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useLastMoment } from './use-call.ts';
import { useClock } from './use-clock.ts';

type Props = { call: LiveCall; go: Go };

export function CallBar({ call, go }: Props) {
  const { calls } = useServices();
  return (
    <section class="call-bar" aria-label="The call" data-safe={call.safe}>
      <button type="button" class="call-now" onClick={go.call}>
        <i aria-hidden="true" />
        <Clock startedAt={call.startedAt} />
        <b>{call.name}</b>
      </button>
      <div class="call-share">
        <Icon name={call.safe ? 'shield' : 'warn'} size={14} />
        <Checkbox
          look="switch"
          label="Screen-share safe"
          checked={call.safe}
          onChecked={(safe) => void calls.setSafe(safe)}
        />
      </div>
      {!call.safe && (
        <p class="call-unsafe">Revenue, other customers and internal notes can be seen.</p>
      )}
      <Forgotten call={call} go={go} />
    </section>
  );
}

/** By itself, so that nothing else is drawn again every second. */
function Clock({ startedAt }: { startedAt: number }) {
  const at = useClock();
  return (
    <span class="call-clock" role="timer" aria-label="Since the call began">
      {offsetWords(Math.max(0, at - startedAt)).slice(2)}
    </span>
  );
}

/** Nobody ends every call; what is captured tomorrow must not be part of it. */
function Forgotten({ call, go }: Props) {
  const { calls } = useServices();
  const at = useClock();
  const last = useLastMoment(call);
  if (!isForgotten(call, at)) return null;
  const end = async (endedAt?: number) => {
    const id = await calls.end(endedAt);
    if (id) go.ended(id);
  };
  return (
    <div class="call-forgotten" role="alert">
      <p>
        <b>Still on the call with {call.name}?</b> It began {durationWords(at - call.startedAt)}{' '}
        ago.
      </p>
      <div class="wm-actions">
        <Button small onClick={() => void calls.goOn()}>
          Still on it
        </Button>
        {last !== undefined && (
          <Button small onClick={() => void end(call.startedAt + last)}>
            It ended at {offsetWords(last)}
          </Button>
        )}
        <Button small onClick={() => void end()}>
          End it now
        </Button>
      </div>
    </div>
  );
}
