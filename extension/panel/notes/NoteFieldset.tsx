/** What is said of a note, new or changed. */
import type { NoteFields } from '../../../core/model/voice/note.ts';
import { Field } from '../../../ui/Field.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { pageRuleWords } from '../format.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { noteKindLooks, noteKindsInOrder } from './words.ts';

export type NoteDraft = Pick<NoteFields, 'kind' | 'body' | 'assignee' | 'page'>;

type Props = {
  draft: NoteDraft;
  /** Of the page in front; undefined where the rule stays as it is. */
  path: string | undefined;
  onDraft: (draft: NoteDraft) => void;
};

export function NoteFieldset({ draft, path, onDraft }: Props) {
  const change = (next: Partial<NoteDraft>) => onDraft({ ...draft, ...next });
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be a second label */}
      <div class="chips" role="group" aria-label="Kind of note">
        {noteKindsInOrder.map((kind) => (
          <button
            key={kind}
            type="button"
            class="chip"
            aria-pressed={draft.kind === kind}
            onClick={() => change({ kind })}
          >
            {noteKindLooks[kind].name}
          </button>
        ))}
      </div>
      <Field label="Note">
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={3}
            required
            maxLength={10_000}
            autofocus
            value={draft.body}
            onText={(body) => change({ body })}
          />
        )}
      </Field>
      <div class="pair">
        {path !== undefined && <PageField draft={draft} path={path} onDraft={change} />}
        <AssigneeField
          kind={draft.kind}
          value={draft.assignee}
          onValue={(assignee) => change({ assignee })}
        />
      </div>
    </>
  );
}

type PageProps = { draft: NoteDraft; path: string; onDraft: (next: Partial<NoteDraft>) => void };

function PageField({ draft, path, onDraft }: PageProps) {
  const rules = [
    { kind: 'page', path },
    { kind: 'section', path },
    { kind: 'everywhere' },
  ] as const;
  return (
    <Field label="Shows">
      {(wiring) => (
        <Select
          {...wiring}
          value={draft.page.kind}
          options={rules.map((rule) => ({ value: rule.kind, label: pageRuleWords(rule) }))}
          onValue={(kind) => {
            const page = rules.find((rule) => rule.kind === kind);
            if (page) onDraft({ page });
          }}
        />
      )}
    </Field>
  );
}

type AssigneeProps = {
  kind: NoteFields['kind'];
  value: string | null;
  onValue: (value: string | null) => void;
};

/** No user has an empty id. */
const nobody = '';

function AssigneeField({ kind, value, onValue }: AssigneeProps) {
  const { db } = useServices();
  const { workspace } = useWork();
  const members = useLive(
    () => db.members.where({ workspace: workspace.id }).toArray(),
    [workspace.id],
  );
  const options = (members ?? []).map(({ user, name, email }) => ({
    value: user,
    label: name || email,
  }));
  return (
    <Field label={kind === 'owner' ? 'Owner' : 'For'}>
      {(wiring) => (
        <Select
          {...wiring}
          value={value ?? nobody}
          options={[{ value: nobody, label: 'Everybody' }, ...options]}
          onValue={(user) => onValue(user === nobody ? null : user)}
        />
      )}
    </Field>
  );
}
