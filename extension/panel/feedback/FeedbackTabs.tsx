/** Hearing customers: what was captured, the call that one is on, and notes for colleagues on the pages. */
import { Tabs } from '../../../ui/Tabs.tsx';
import { CallScreen } from '../calls/CallScreen.tsx';
import { StartCall } from '../calls/StartCall.tsx';
import { useSharing } from '../calls/sharing.tsx';
import { NotesScreen } from '../notes/NotesScreen.tsx';
import { useNotesHere } from '../notes/use-notes.ts';
import type { Go } from '../Workplace.tsx';
import { FeedbackScreen } from './FeedbackScreen.tsx';

export type VoiceTab = 'captures' | 'call' | 'notes';

export function FeedbackTabs({ tab, go }: { tab: VoiceTab; go: Go }) {
  const { call, isSafe } = useSharing();
  const open = useNotesHere()?.filter(({ fields }) => !fields.resolved).length;
  const tabs = [
    { id: 'captures', label: 'Captures' },
    { id: 'call', label: call ? 'Call' : 'Start a call' },
    { id: 'notes', label: 'Notes', count: isSafe ? undefined : open || undefined },
  ] as const;
  return (
    <div class="modes modes-three">
      <Tabs label="Feedback" tabs={tabs} value={tab} onValue={go.voice}>
        {tab === 'captures' && <FeedbackScreen go={go} />}
        {tab === 'call' &&
          (call ? <CallScreen key={call.id} live={call} go={go} /> : <StartCall go={go} />)}
        {tab === 'notes' && <NotesScreen go={go} />}
      </Tabs>
    </div>
  );
}
