import { useState } from 'preact/hooks';
import type { CallRow } from '../../../core/model/voice/call.ts';
import { webAddress } from '../../../core/model/voice/primitives.ts';
import { Button } from '../../../ui/Button.tsx';
import { NumberField } from '../../../ui/engage/NumberField.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { useSaveCall } from './use-save-call.ts';

/** Pasted once; every moment above links into it. */
export function Recording({ call, mayChange }: { call: CallRow; mayChange: boolean }) {
  const save = useSaveCall(call.id);
  const [address, setAddress] = useState(call.recording ?? '');
  const [seconds, setSeconds] = useState(Math.round(call.recordingOffsetMs / 1000));
  const [wrong, setWrong] = useState<string>();
  const submit = async () => {
    const recording = address.trim() || null;
    if (recording && !webAddress.safeParse(recording).success) {
      return setWrong('It must begin with https:// or http://.');
    }
    setWrong(
      await save({ recording, recordingOffsetMs: seconds * 1000 }, 'The recording is kept.'),
    );
  };
  return (
    <section class="sheet sheet-padded account-part" aria-labelledby="call-recording">
      <h2 id="call-recording">Recording</h2>
      {call.recording ? (
        <p>
          <a href={call.recording} target="_blank" rel="noreferrer">
            Open the recording
          </a>
        </p>
      ) : (
        <p class="quiet">No link to a recording yet.</p>
      )}
      {mayChange && (
        <details>
          <summary>{call.recording ? 'Change the link' : 'Paste the link'}</summary>
          <form
            class="wm-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <Field label="Link to the recording" error={wrong}>
              {(wiring) => <Input {...wiring} type="url" value={address} onText={setAddress} />}
            </Field>
            <NumberField
              label="It begins, seconds into the call"
              hint="Below 0: it ran before the call was started here."
              least={-86_400}
              most={86_400}
              value={seconds}
              onNumber={setSeconds}
            />
            <div class="wm-actions">
              <Button type="submit">Keep the link</Button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
}
