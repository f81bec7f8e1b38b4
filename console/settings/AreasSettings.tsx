import { useState } from 'preact/hooks';
import type { Area } from '../../core/model/feature.ts';
import type { RpcName } from '../../core/model/rpc.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Input } from '../../ui/Input.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { newId } from '../app/new-id.ts';
import { useRpc } from '../app/queries.ts';
import { useCall } from '../app/use-call.ts';
import { Section } from './Section.tsx';

/** An area's name stands in features and in the table of adoption. */
const touched: readonly RpcName[] = ['list_areas', 'list_features', 'adoption', 'get_feature'];

/** In the team's own order: it is the order of their product, not of the alphabet. */
export function AreasSettings() {
  const { workspace } = useCurrent();
  const may = useMay('tag');
  const areas = useRpc('list_areas', { workspace: workspace.id });
  return (
    <Section
      title="Areas"
      lead="Parts of your product that features belong to, such as Billing or Reports."
    >
      <Loaded query={areas} failed="The areas could not be loaded">
        {(rows) => (
          <>
            {rows.length === 0 && (
              <EmptyState title="No areas yet">
                <p>
                  With a dozen features, areas make the list readable and say who answers for what.
                </p>
              </EmptyState>
            )}
            {rows.length > 0 && (
              <ol class="rows" aria-label="Areas">
                {rows.map((area, index) => (
                  <AreaRow key={area.id} area={area} before={rows[index - 1]} may={may} />
                ))}
              </ol>
            )}
            {may && <AddArea next={rows.length} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** Several in a row, because two areas that change places are two rows to write. */
function useSaveArea() {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  return async (...areas: Pick<Area, 'id' | 'name' | 'position'>[]) => {
    for (const { id, name, position } of areas) {
      const area = { id, name, position };
      const reply = await call('save_area', { workspace: workspace.id, area }, touched);
      if (!reply.ok) {
        toast({ text: reply.error.message, tone: 'wrong' });
        return false;
      }
    }
    return true;
  };
}

type RowProps = { area: Area; before: Area | undefined; may: boolean };

/** Renamed in place: a dialog for one word is a detour. */
function AreaRow({ area, before, may }: RowProps) {
  const save = useSaveArea();
  const call = useCall();
  const [name, setName] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const rename = async (event: Event) => {
    event.preventDefault();
    if (name?.trim() && (await save({ ...area, name: name.trim() }))) setName(undefined);
  };
  if (name !== undefined) {
    return (
      <li>
        <form class="row-form" onSubmit={rename}>
          <Input
            aria-label={`New name of ${area.name}`}
            required
            maxlength={120}
            value={name}
            onText={setName}
          />
          <Button small type="submit">
            Save
          </Button>
          <Button small variant="quiet" onClick={() => setName(undefined)}>
            Cancel
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li>
      <span>{area.name}</span>
      <small>{plural(area.features, 'feature')}</small>
      {may && (
        <span class="row-actions">
          {before && (
            <IconButton
              small
              icon="up"
              label={`Move ${area.name} up`}
              onClick={() =>
                save({ ...area, position: before.position }, { ...before, position: area.position })
              }
            />
          )}
          <IconButton
            small
            icon="edit"
            label={`Rename ${area.name}`}
            onClick={() => setName(area.name)}
          />
          <IconButton
            small
            icon="trash"
            label={`Delete ${area.name}`}
            onClick={() => setRemoving(true)}
          />
        </span>
      )}
      {removing && (
        <ConfirmDialog
          title={`Delete ${area.name}?`}
          confirmLabel="Delete"
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            const reply = await call('delete_area', { area: area.id }, touched);
            return reply.ok ? undefined : reply.error.message;
          }}
        >
          Its {plural(area.features, 'feature')} stay, without an area.
        </ConfirmDialog>
      )}
    </li>
  );
}

/** Emptied after each, so that a list can be typed in one go. */
function AddArea({ next }: { next: number }) {
  const save = useSaveArea();
  const [name, setName] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await save({ id: newId(), name: name.trim(), position: next })) setName('');
  };
  return (
    <form class="field-row" onSubmit={submit}>
      <Field label="New area">
        {(wiring) => (
          <Input
            {...wiring}
            required
            maxlength={120}
            placeholder="Billing"
            value={name}
            onText={setName}
          />
        )}
      </Field>
      <Button type="submit" icon="plus">
        Add
      </Button>
    </form>
  );
}
