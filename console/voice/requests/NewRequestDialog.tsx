import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Input, Textarea } from '../../../ui/Input.tsx';
import { useCurrent } from '../../app/current.ts';
import { newId } from '../../app/new-id.ts';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { SuggestionLine } from '../inbox/SuggestionLine.tsx';
import { useSaveRequest } from './use-status.ts';

/** While the title is typed, what was asked before is shown: the best new request is the one that is there. */
export function NewRequestDialog({ onClose }: { onClose: () => void }) {
  const { router } = useServices();
  const { workspace } = useCurrent();
  const save = useSaveRequest();
  const [id] = useState(() => newId());
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const words = `${title} ${description}`.trim().slice(0, 2_000);
  const args = { workspace: workspace.id, words, feature: null, besides: null, limit: 4 };
  const found = useRpc('suggest_requests', words.length > 3 ? args : null, { keep: true });
  const submit = async () => {
    if (!title.trim()) return setWrong('Title: say in a few words what they ask for.');
    setBusy(true);
    const problem = await save(id, { title: title.trim(), description });
    setBusy(false);
    if (problem) return setWrong(problem);
    onClose();
    router.go(`/voice/requests/${id}`);
  };
  return (
    <Dialog
      open
      title="New request"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={() => void submit()}>
            Create
          </Button>
        </>
      }
    >
      <form
        class="wm-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label="Title" hint="What they want to do, not how: “Export a report as PDF”.">
          {(wiring) => <Input {...wiring} value={title} maxlength={120} onText={setTitle} />}
        </Field>
        <Field label="Description">
          {(wiring) => (
            <Textarea {...wiring} value={description} maxlength={10_000} onText={setDescription} />
          )}
        </Field>
        {(found.data?.length ?? 0) > 0 && (
          <section class="evidence-suggested" aria-labelledby="there-already">
            <h3 id="there-already">Is it one of these?</h3>
            <ul>
              {found.data?.map((one) => (
                <li key={one.request}>
                  <div>
                    <a href={`#/voice/requests/${one.request}`} onClick={onClose}>
                      {one.title}
                    </a>
                    <small class="quiet">
                      <SuggestionLine suggestion={one} />
                    </small>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <FormError text={wrong} />
      </form>
    </Dialog>
  );
}
