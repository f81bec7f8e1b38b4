import { useState } from 'preact/hooks';
import { type Project, projects } from '../data.ts';
import { Button, Field, Link, Modal } from '../parts.tsx';
import { cx } from '../release.ts';
import { changed, go, revision, say } from '../state.ts';
import { track } from '../waymark.ts';

function NewProject({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const create = (event: Event) => {
    event.preventDefault();
    const id = 101 + projects.length;
    projects.unshift({
      id,
      name: name || 'Untitled',
      client: 'New client',
      status: 'Active',
      budget: 5_000,
      spent: 0,
      tasks: [],
    });
    changed();
    track('project created', { template: 'blank' });
    onClose();
    go(`/projects/${id}`);
  };
  return (
    <Modal title="New project" onClose={onClose}>
      <form aria-label="New project" onSubmit={create}>
        <Field label="Project name">
          <input
            name="project-name"
            class={cx('input')}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Button kind="primary" type="submit">
          Create project
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </form>
    </Modal>
  );
}

function Row({ project }: { project: Project }) {
  const archive = () => {
    project.status = 'Done';
    changed();
    say(`${project.name} archived`);
  };
  return (
    <tr>
      <td>
        <Link href={`/projects/${project.id}`}>{project.name}</Link>
      </td>
      <td>{project.client}</td>
      <td>
        <span class={`status status-${project.status.toLowerCase().replace(' ', '-')}`}>
          {project.status}
        </span>
      </td>
      <td class="number">€ {project.budget.toLocaleString('en')}</td>
      <td>
        <Button kind="icon" label="Archive project" onClick={archive}>
          ⤓
        </Button>
      </td>
    </tr>
  );
}

export function ProjectList() {
  const [adding, setAdding] = useState(false);
  const [status, setStatus] = useState('');
  void revision.value;
  const shown = projects.filter((project) => !status || project.status === status);
  return (
    <>
      <div class={cx('toolbar')}>
        <h1>Projects</h1>
        <select
          class={cx('input')}
          name="status-filter"
          aria-label="Filter by status"
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value)}
        >
          <option value="">All</option>
          <option>Active</option>
          <option>On hold</option>
          <option>Done</option>
        </select>
        <Button kind="primary" onClick={() => setAdding(true)}>
          New project
        </Button>
      </div>
      <table class={cx('table')}>
        <thead>
          <tr>
            <th>Project</th>
            <th>Client</th>
            <th>Status</th>
            <th class="number">Budget</th>
            <th aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {shown.map((project) => (
            <Row key={project.id} project={project} />
          ))}
        </tbody>
      </table>
      {adding && <NewProject onClose={() => setAdding(false)} />}
    </>
  );
}
