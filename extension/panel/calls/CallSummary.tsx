/** A call that has ended: its summary, to be read over and sent; its follow-ups; its recording, which comes late. */
import { useState } from 'preact/hooks';
import type { CallFields } from '../../../core/model/voice/call.ts';
import { summaryOf } from '../../../core/voice/call-summary.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import type { CallView } from '../../calls/call-rows.ts';
import { toldOf } from '../../calls/call-rows.ts';
import { BackBar } from '../BackBar.tsx';
import type { CaptureItem } from '../feedback/use-captures.ts';
import { kindName } from '../feedback/words.ts';
import { formatMoment } from '../format.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';
import { FollowUps } from './FollowUps.tsx';
import { Recording } from './Recording.tsx';
import { Said } from './Said.tsx';
import { saveText } from './save-text.ts';
import { HiddenWhileSharing, useSharing } from './sharing.tsx';
import { useCall, useChange, useSaid } from './use-call.ts';

export function CallSummary({ id, go }: { id: string; go: Go }) {
  const call = useCall(id);
  const items = useSaid(id);
  const told = useToldIn(call);
  const { isSafe, isTheirs } = useSharing();
  if (call === undefined || !items || !told) return <Skeleton label="Opening the call" />;
  if (isSafe && call && !isTheirs({ account: call.fields.account, call: id })) {
    return (
      <>
        <BackBar title="Call" onBack={go.back} />
        <HiddenWhileSharing title="Another customer’s call">
          It is hidden while your screen may be shared.
        </HiddenWhileSharing>
      </>
    );
  }
  if (call === null) {
    return (
      <>
        <BackBar title="Call" onBack={go.back} />
        <EmptyState title="This call is gone">
          <p>It was deleted, here or on another computer.</p>
        </EmptyState>
      </>
    );
  }
  return <Summary call={call} items={items} told={told} go={go} />;
}

type Told = { title: string; offsetMs: number | null }[];
type Props = { call: CallView; items: CaptureItem[]; told: Told; go: Go };

function Summary({ call: { id, fields }, items, told, go }: Props) {
  const change = useChange(id);
  const toast = useToast();
  const made = summaryOf(sourceOf(fields, items, told));
  const [written, setWritten] = useState<string>();
  // Until somebody writes it follows what is above: a recording's link comes after the call.
  const text = written ?? (fields.summary || made);
  const save = () => {
    change({ summary: text.slice(0, 40_000) });
    toast({ text: 'Saved with the call.' });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast({ text: 'Copied as Markdown.' });
  };
  return (
    <div class="call call-ended">
      <BackBar title={fields.title} onBack={go.back} />
      <p class="pad soft">{formatMoment(fields.startedAt)}</p>
      <FollowUps followUps={fields.followUps} onFollowUps={(followUps) => change({ followUps })} />
      <div class="pad">
        <Field label="Summary" hint="Markdown. Change it before it leaves.">
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={14}
              mono
              value={text}
              maxLength={40_000}
              onText={setWritten}
            />
          )}
        </Field>
        <div class="wm-actions summary-acts">
          <Button variant="primary" onClick={save}>
            Save
          </Button>
          <Button icon="copy" onClick={() => void copy()}>
            Copy
          </Button>
          <Button icon="download" onClick={() => saveText(`${fields.title}.md`, text)}>
            Download
          </Button>
          {text !== made && (
            <Button variant="quiet" icon="refresh" onClick={() => setWritten(made)}>
              Write it anew
            </Button>
          )}
        </div>
      </div>
      <Recording call={fields} onChange={change} />
      <h2 class="pad part-head">What was said</h2>
      <Said items={items} call={fields} go={go} />
    </div>
  );
}

function sourceOf(call: CallFields, items: readonly CaptureItem[], told: Told) {
  const { startedAt, endedAt } = call;
  return {
    ...{ call, told, when: formatMoment(startedAt) },
    lastedMs: endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt),
    items: items.map(({ fields: { offsetMs, kind, words, wording, speaker, page } }) => ({
      ...{ offsetMs, words, wording, speaker, page },
      kind: kind && kindName(kind),
    })),
  };
}

/** What they were told in this very call, by the requests' titles. */
function useToldIn(call: CallView | null | undefined): Told | undefined {
  const { db } = useServices();
  const { workspace } = useWork();
  const { id, fields } = call ?? {};
  return useLive(async () => {
    if (!id || !fields || fields.account === null) return [];
    const told = await toldOf(db, workspace.id, fields.account);
    const own = told.filter((one) => one.call === id);
    const requests = await db.voice.bulkGet(
      own.map(({ request }): [string, string] => ['request', request]),
    );
    return own.map(({ toldAt }, index) => {
      const row = requests[index];
      const title = row?.entity === 'request' ? (row.fields?.title ?? '') : '';
      const offsetMs = Math.max(0, Date.parse(toldAt) - Date.parse(fields.startedAt));
      return { title: title || 'A request of theirs', offsetMs };
    });
  }, [id ?? null, fields?.account ?? null]);
}
