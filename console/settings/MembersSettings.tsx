/** Who is in the workspace, with which role, and who else may come in. */
import { roles } from '../../core/model/role.ts';
import { useCurrent, useMay } from '../app/current.ts';
import { Loaded } from '../app/Loaded.tsx';
import { roleNames } from '../app/labels.ts';
import { useRpc } from '../app/queries.ts';
import { Invites } from './Invites.tsx';
import { MembersTable } from './MembersTable.tsx';
import { Section } from './Section.tsx';

/** Everybody sees who is in and what roles mean; only admins see the way in. */
export function MembersSettings() {
  const { workspace } = useCurrent();
  const mayAdminister = useMay('administer');
  const members = useRpc('list_members', { workspace: workspace.id });
  return (
    <>
      <Section
        flush
        title="Members"
        lead="Roles build on each other. A workspace always keeps at least one owner."
      >
        <Loaded query={members} failed="The members could not be loaded">
          {(rows) => <MembersTable rows={rows} />}
        </Loaded>
      </Section>
      {mayAdminister && <Invites />}
      <Section title="What each role may do">
        <dl class="roles">
          {roles.toReversed().map((role) => (
            <div key={role}>
              <dt>{roleNames[role].name}</dt>
              <dd>{roleNames[role].may}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
