/** What was answered to a note, and answering. */
import { useState } from 'preact/hooks';
import { isAllowed } from '../../../core/model/role.ts';
import { scrubText } from '../../../core/scrub/scrub.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { newId } from '../../new-id.ts';
import type { ReplyView } from '../../notes/note-rows.ts';
import { agoWords } from '../format.ts';
import { useServices } from '../services.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import { useWork } from '../work.ts';
import { useThread } from './use-notes.ts';

export function Thread({ note, mayContribute }: { note: string; mayContribute: boolean }) {
  const replies = useThread(note) ?? [];
  return (
    <section class="thread" aria-label="Replies">
      <ol>
        {replies.map((reply) => (
          <Reply key={reply.id} reply={reply} />
        ))}
      </ol>
      {mayContribute && <Answer note={note} />}
    </section>
  );
}

function Reply({ reply }: { reply: ReplyView }) {
  const { writes, now } = useServices();
  const { workspace, account } = useWork();
  const toast = useToast();
  const isMine = reply.by === null || reply.by === account.user.id;
  const mayDelete = isMine || isAllowed(workspace.role, 'tag');
  const own = { workspace: workspace.id, entity: 'reply', id: reply.id } as const;
  const flip = (deleted: boolean) => writes.write({ ...own, fields: { deleted } });
  const remove = async () => {
    await flip(true);
    toast({ text: 'Reply deleted.', action: { label: 'Undo', run: () => void flip(false) } });
  };
  return (
    <li>
      <p class="note-body">{reply.body}</p>
      <small>
        {reply.byName ?? 'You'} · {agoWords(reply.madeAt, now())}{' '}
        {reply.refused ? (
          <Badge tone="danger">{reply.refused}</Badge>
        ) : (
          reply.isUnsent && <Badge tone="warn">Waits</Badge>
        )}
      </small>
      {mayDelete && (
        <IconButton
          small
          icon="trash"
          label={`Delete: ${reply.body.slice(0, 40)}`}
          onClick={remove}
        />
      )}
    </li>
  );
}

function Answer({ note }: { note: string }) {
  const { writes, now } = useServices();
  const { workspace } = useWork();
  const [text, setText] = useState('');
  const send = async (event: Event) => {
    event.preventDefault();
    const body = scrubText(text.trim());
    if (body === '') return;
    setText('');
    const id = newId(now());
    await writes.write({ workspace: workspace.id, entity: 'reply', id, fields: { note, body } });
  };
  return (
    <form class="note-form pad" aria-label="Reply" onSubmit={send} onKeyDown={submitOnKeys}>
      <Field label="Reply">
        {(wiring) => (
          <Textarea {...wiring} rows={2} maxLength={10_000} value={text} onText={setText} />
        )}
      </Field>
      <div class="wm-actions">
        <Button type="submit">Reply</Button>
      </div>
    </form>
  );
}
