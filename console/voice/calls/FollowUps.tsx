import { useState } from 'preact/hooks';
import type { CallRow } from '../../../core/model/voice/call.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Input } from '../../../ui/Input.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { newId } from '../../app/new-id.ts';
import { leftToDo } from './call-words.ts';
import { useSaveCall } from './use-save-call.ts';

type Props = { call: CallRow; mayChange: boolean };

/** The database takes no more of them. */
const most = 50;

/** What was promised; ticked off here, too, and taken back with one key. */
export function FollowUps({ call, mayChange }: Props) {
  const save = useSaveCall(call.id);
  const toast = useToast();
  const [text, setText] = useState('');
  const { followUps } = call;
  const put = async (next: CallRow['followUps'], said: string) => {
    const wrong = await save({ followUps: next }, said);
    if (wrong) toast({ text: wrong, tone: 'wrong' });
    return !wrong;
  };
  const add = async () => {
    const todo = text.trim();
    if (!todo) return;
    const next = [...followUps, { id: newId(), text: todo, done: false }];
    if (await put(next, 'Added to the follow-ups.')) setText('');
  };
  return (
    <section class="sheet sheet-padded account-part" aria-labelledby="follow-ups">
      <h2 id="follow-ups">
        Follow-ups {leftToDo(call) > 0 && <span class="wm-count">{leftToDo(call)}</span>}
      </h2>
      {followUps.length === 0 && <p class="quiet">Nothing was promised.</p>}
      <ul class="call-list">
        {followUps.map((one) => (
          <li key={one.id}>
            <Checkbox
              label={one.text}
              checked={one.done}
              disabled={!mayChange}
              onChecked={(done) =>
                void put(
                  followUps.map((other) => (other.id === one.id ? { ...one, done } : other)),
                  done ? `“${one.text}” is done.` : `“${one.text}” is to be done again.`,
                )
              }
            />
          </li>
        ))}
      </ul>
      {mayChange && followUps.length < most && (
        <form
          class="call-add"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Input
            aria-label="Another follow-up"
            placeholder="Another one"
            maxlength={200}
            value={text}
            onText={setText}
          />
          <Button type="submit" icon="plus">
            Add
          </Button>
        </form>
      )}
    </section>
  );
}
