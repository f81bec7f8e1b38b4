/** The recording's link, pasted once, during the call or days after: every item then leads to its moment. */
import { useEffect, useState } from 'preact/hooks';
import type { CallFields } from '../../../core/model/voice/call.ts';
import { offsetWords } from '../../../core/voice/recording.ts';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { useRested } from '../hooks.ts';
import { parseOffset } from './parse-offset.ts';

type Props = { call: CallFields; onChange: (fields: Partial<CallFields>) => void };

const isAddress = (text: string) => /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text);

/** Each kept value is a change that travels: what is typed is kept when it rests. */
const restMs = 400;

const startOf = (ms: number) => (ms < 0 ? '-' : '') + offsetWords(Math.abs(ms)).slice(2);

export function Recording({ call, onChange }: Props) {
  const [text, setText] = useState(call.recording ?? '');
  const [start, setStart] = useState(startOf(call.recordingOffsetMs));
  const isWrong = text.trim() !== '' && !isAddress(text.trim());
  const startMs = parseOffset(start);
  const restedText = useRested(text.trim(), restMs);
  const restedStart = useRested(startMs, restMs);
  useEffect(() => {
    const recording = restedText === '' ? null : restedText;
    if (recording === call.recording || (recording && !isAddress(recording))) return;
    onChange({ recording });
  }, [restedText]);
  useEffect(() => {
    if (restedStart === null || restedStart === call.recordingOffsetMs) return;
    onChange({ recordingOffsetMs: restedStart });
  }, [restedStart]);
  return (
    <section class="call-part" aria-label="Recording">
      <div class="recording">
        <Field
          label="Link to the recording"
          error={isWrong ? 'This is no web address. Paste it as https://…' : null}
        >
          {(wiring) => (
            <Input
              {...wiring}
              type="url"
              maxLength={2_000}
              placeholder="https://"
              value={text}
              onText={setText}
            />
          )}
        </Field>
        <Field label="Begins at" error={startMs === null ? 'Minutes and seconds, as 2:30.' : null}>
          {(wiring) => <Input {...wiring} placeholder="0:00" value={start} onText={setStart} />}
        </Field>
      </div>
    </section>
  );
}
