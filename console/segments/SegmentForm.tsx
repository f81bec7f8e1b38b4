/** Name and rules of a segment, with how many people that is while it is being built. */
import { useState } from 'preact/hooks';
import { everybody, readTree, writeTree } from '../../core/engage/condition-tree.ts';
import type { Condition } from '../../core/model/audience.ts';
import type { SegmentDraft } from '../../core/model/segment.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { AudienceSize } from '../../ui/engage/AudienceSize.tsx';
import { ConditionFields } from '../../ui/engage/ConditionFields.tsx';
import { EditingContext, useEditing } from '../../ui/engage/editing.ts';
import { useTree } from '../../ui/engage/use-tree.ts';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { Input, Textarea } from '../../ui/Input.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { FormContext } from '../engage/edit/FormContext.tsx';
import { Section } from '../settings/Section.tsx';

type Props = {
  title: string;
  back: string;
  start: SegmentDraft;
  isNew?: boolean;
  usedBy?: readonly string[];
  /** What it returns is shown as the error. */
  onSave: (draft: SegmentDraft) => Promise<string | undefined>;
};

export function SegmentForm({ title, back, start, isNew, usedBy = [], onSave }: Props) {
  const { id, name, description, holds } = start;
  const [draft, setDraft] = useState<SegmentDraft>({ id, name, description, holds });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const set = (part: Partial<SegmentDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const wrong = draft.name.trim() ? undefined : 'Name: give it one, so that it can be chosen.';
    setError(wrong);
    if (wrong) return;
    setBusy(true);
    setError(await onSave({ ...draft, name: draft.name.trim() }));
    setBusy(false);
  };
  return (
    <form class="segment-form" onSubmit={submit} noValidate aria-label={title}>
      <h1 class="page-title">{title}</h1>
      <Section title="Name">
        <NameFields draft={draft} set={set} />
      </Section>
      {draft.holds.kind === 'condition' ? (
        <Section title="Who is in it" lead="People of whom this is true, at any moment.">
          <FormContext>
            <Rules
              own={id}
              condition={draft.holds.condition}
              onCondition={(condition) => set({ holds: { kind: 'condition', condition } })}
            />
          </FormContext>
        </Section>
      ) : (
        <Section title="What it lists">
          <ListKind of={draft.holds.of} isNew={isNew ?? false} set={set} />
        </Section>
      )}
      <div class="save-bar">
        {usedBy.length > 0 && <p class="quiet">Reaches {usedBy.join(', ')} within a minute.</p>}
        <FormError text={error} />
        <ButtonLink href={back}>Discard</ButtonLink>
        <Button type="submit" variant="primary" busy={busy}>
          {isNew ? 'Make it' : 'Save'}
        </Button>
      </div>
    </form>
  );
}

type Fields = { draft: SegmentDraft; set: (part: Partial<SegmentDraft>) => void };

function NameFields({ draft, set }: Fields) {
  return (
    <div class="wm-form">
      <Field label="Name" hint="Never published.">
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxlength={120}
            placeholder="Studios that never export"
            value={draft.name}
            onText={(name) => set({ name })}
          />
        )}
      </Field>
      <Field label="What it is for" hint="For whoever meets it in a year. May stay empty.">
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={2}
            maxlength={500}
            value={draft.description}
            onText={(description) => set({ description })}
          />
        )}
      </Field>
    </div>
  );
}

type RulesProps = {
  own: string;
  condition: Condition;
  onCondition: (condition: Condition) => void;
};

/** A segment cannot be made of itself, so it is not offered to itself. */
function Rules({ own, condition, onCondition }: RulesProps) {
  const editing = useEditing();
  const [tree, setTree] = useTree(readTree(condition), (next) => onCondition(writeTree(next)));
  const segments = editing.names.segments.filter(({ id }) => id !== own);
  if (tree === null) {
    return (
      <>
        <p class="quiet">It was written by the API in a way that this form leaves as it is.</p>
        <pre class="condition">{JSON.stringify(condition, null, 2)}</pre>
        <AudienceSize condition={condition} />
        <div>
          <Button small onClick={() => setTree(everybody)}>
            Start over with everybody
          </Button>
        </div>
      </>
    );
  }
  return (
    <EditingContext.Provider value={{ ...editing, names: { ...editing.names, segments } }}>
      {tree.parts.length === 0 && <p class="quiet">Everybody, until there is a rule.</p>}
      <ConditionFields group={tree} onGroup={setTree} />
      <AudienceSize condition={condition} />
    </EditingContext.Provider>
  );
}

type ListProps = { of: 'visitor' | 'account'; isNew: boolean; set: Fields['set'] };

function ListKind({ of, isNew, set }: ListProps) {
  return (
    <>
      <RadioGroup
        legend="Ids of"
        disabled={!isNew}
        value={of}
        choices={[
          { value: 'visitor', label: 'People', hint: 'What your product gives to identify().' },
          { value: 'account', label: 'Accounts', hint: 'Everybody of an account is then in it.' },
        ]}
        onValue={(next) => set({ holds: { kind: 'list', of: next } })}
      />
      {!isNew && <p class="quiet">A list stays one of the same ids. Make a new one for others.</p>}
    </>
  );
}
