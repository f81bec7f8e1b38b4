import type { Segment } from '../../core/model/segment.ts';
import { useCurrent } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';
import { Section } from '../settings/Section.tsx';

/** What a change of it reaches. */
export function UsedBy({ segment }: { segment: Segment }) {
  return (
    <Section title="Used by" lead="A change of this segment reaches them within a minute.">
      {segment.usedBy.length ? (
        <UserList names={segment.usedBy} />
      ) : (
        <p class="quiet">
          Nothing yet. Choose it under “Audience” in a guide or survey, or as a rule of another
          segment.
        </p>
      )}
    </Section>
  );
}

/** Linked where the name says which one it is: of two with one name, neither is guessed. */
export function UserList({ names }: { names: readonly string[] }) {
  const { workspace, app } = useCurrent();
  const items = useRpc('list_items', app && { app: app.id, archived: false }).data ?? [];
  const segments = useRpc('list_segments', { workspace: workspace.id, archived: false }).data ?? [];
  const all = [
    ...items.map(({ id, name }) => ({ name, href: `#/engage/${id}?tab=content` })),
    ...segments.map(({ id, name }) => ({ name, href: `#/segments/${id}` })),
  ];
  return (
    <ul class="rows" aria-label="Used by">
      {names.map((name) => {
        const [found, other] = all.filter((one) => one.name === name);
        return (
          <li key={name}>
            {found && !other ? <a href={found.href}>{name}</a> : <span>{name}</span>}
          </li>
        );
      })}
    </ul>
  );
}
