/** The call that is going on, in the order of need: write it down, bring the good news, ask, look things up. */
import { offsetWords } from '../../../core/voice/recording.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { LiveCall } from '../../calls/stamp.ts';
import { CaptureBar } from '../feedback/CaptureBar.tsx';
import { agoWords } from '../format.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { AskList } from './AskList.tsx';
import { AskedBefore, LastCalls, TellNow } from './Brief.tsx';
import { FollowUps } from './FollowUps.tsx';
import { QuickNote } from './QuickNote.tsx';
import { Recording } from './Recording.tsx';
import { Said } from './Said.tsx';
import { useBrief, useCall, useChange, useSaid } from './use-call.ts';
import { Who } from './Who.tsx';

type Props = { live: LiveCall; go: Go };

export function CallScreen({ live, go }: Props) {
  const { calls } = useServices();
  const call = useCall(live.id);
  const items = useSaid(live.id);
  const change = useChange(live.id);
  const { answer, told } = useBrief(live.account);
  if (!call || !items) return <Skeleton label="Opening the call" />;
  const { fields } = call;
  const brief = answer.data;
  const end = async () => {
    const id = await calls.end();
    if (id) go.ended(id);
  };
  return (
    <div class="call">
      <CaptureBar />
      <QuickNote />
      <Said items={items} call={fields} go={go} />
      <BriefState answer={answer} live={live} />
      {brief && <TellNow brief={brief} told={told} call={live.id} />}
      {brief && <Who account={brief.account} />}
      <AskList
        questions={fields.questions}
        open={brief?.questions ?? []}
        own={fields.followUps.map(({ id }) => id)}
        onQuestions={(questions) => change({ questions })}
      />
      {brief && <AskedBefore brief={brief} />}
      {brief && <LastCalls brief={brief} />}
      <FollowUps followUps={fields.followUps} onFollowUps={(followUps) => change({ followUps })} />
      <Recording call={fields} onChange={change} />
      <footer class="foot">
        <Button variant="primary" onClick={() => void end()}>
          End the call
        </Button>
        <small class="soft">{items.length > 0 && `Last at ${lastWords(items)}`}</small>
      </footer>
    </div>
  );
}

const lastWords = (items: { fields: { offsetMs: number | null } }[]): string =>
  offsetWords(items.at(-1)?.fields.offsetMs ?? 0);

type StateProps = { answer: ReturnType<typeof useBrief>['answer']; live: LiveCall };

/** How old what is known of them is; calls happen where there is no network. */
function BriefState({ answer, live }: StateProps) {
  const { now } = useServices();
  if (live.account === null) {
    return <p class="pad soft">They are no account yet, so nothing is known of them.</p>;
  }
  if (answer.data && answer.error && answer.at !== undefined) {
    return (
      <p class="pad wm-note" role="status">
        <Icon name="clock" size={14} /> What is known of {live.name} is as of{' '}
        {agoWords(answer.at, now())}: {answer.error.message}
      </p>
    );
  }
  if (answer.data) return null;
  if (answer.loading) return <Skeleton label={`Reading about ${live.name}`} />;
  return (
    <p class="pad wm-note" role="status">
      <Icon name="offline" size={14} /> Nothing is kept here about {live.name} yet:{' '}
      {answer.error?.message} Notes and captures work all the same.
    </p>
  );
}
