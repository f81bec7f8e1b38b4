import { useState } from 'preact/hooks';
import type { Project, Task } from '../data.ts';
import { Button, Field, Link, Modal } from '../parts.tsx';
import { cx, isRedesigned } from '../release.ts';
import { changed, go, revision, say } from '../state.ts';
import { track } from '../waymark.ts';

function ShareProject({ onClose }: { onClose: () => void }) {
  const invite = (event: Event) => {
    event.preventDefault();
    onClose();
    say('Invitation sent');
  };
  return (
    <Modal title="Share project" onClose={onClose}>
      <form aria-label="Share project" onSubmit={invite}>
        <Field label="E-mail address">
          <input type="email" name="email" class={cx('input')} placeholder="name@company.com" />
        </Field>
        <Button kind="primary" type="submit">
          Send invitation
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </form>
    </Modal>
  );
}

function TaskRow({ task, project }: { task: Task; project: Project }) {
  const complete = () => {
    task.done = !task.done;
    changed();
  };
  return (
    <tr class={task.done ? 'done' : ''}>
      <td>
        <input
          type="checkbox"
          name="task-done"
          aria-label="Mark task as done"
          checked={task.done}
          onChange={complete}
        />
      </td>
      <td>{task.title}</td>
      <td>{task.assignee}</td>
      <td class="number">{task.due}</td>
      <td>
        <Button
          kind="icon"
          label="Edit task"
          onClick={() => go(`/projects/${project.id}/tasks/${task.id}`)}
        >
          ✎
        </Button>
      </td>
    </tr>
  );
}

function TaskList({ project }: { project: Project }) {
  const add = () => {
    const id = project.id * 1_000 + project.tasks.length;
    project.tasks.push({ id, title: 'New task', assignee: 'Ada', due: '2026-12-01', done: false });
    changed();
    track('task added');
  };
  return (
    <section class={cx('card')} aria-label="Tasks">
      <h2>{isRedesigned() ? 'To do' : 'Tasks'}</h2>
      <table class={cx('table')}>
        <tbody>
          {project.tasks.map((task) => (
            <TaskRow key={task.id} task={task} project={project} />
          ))}
        </tbody>
      </table>
      <Button kind="primary" onClick={add}>
        Add task
      </Button>
    </section>
  );
}

function Timeline({ project }: { project: Project }) {
  const [zoom, setZoom] = useState(1);
  return (
    <section class={cx('card')} aria-label="Timeline">
      <h2>Timeline</h2>
      <div class={cx('toolbar')}>
        <Button onClick={() => setZoom(Math.max(0.5, zoom - 0.5))}>Zoom out</Button>
        <Button onClick={() => setZoom(Math.min(3, zoom + 0.5))}>Zoom in</Button>
      </div>
      <ol class="timeline">
        {project.tasks.map((task, at) => (
          <li
            key={task.id}
            style={{ marginInlineStart: `${at * 2 * zoom}rem`, inlineSize: `${5 * zoom}rem` }}
          >
            {task.title}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Comments() {
  const [list, setList] = useState(['Client liked direction two.']);
  const [words, setWords] = useState('');
  const post = (event: Event) => {
    event.preventDefault();
    if (words) setList([...list, words]);
    setWords('');
  };
  return (
    <section class={cx('card')} aria-label="Comments">
      <h2>Comments</h2>
      <ul data-waymark-mask>
        {list.map((comment) => (
          <li key={comment}>{comment}</li>
        ))}
      </ul>
      <form aria-label="Comment" onSubmit={post}>
        <textarea
          name="comment"
          class={cx('input')}
          aria-label="Write a comment"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit">Post comment</Button>
      </form>
    </section>
  );
}

export function ProjectDetail({ project, view }: { project: Project; view: string }) {
  const [sharing, setSharing] = useState(false);
  void revision.value;
  return (
    <>
      <div class={cx('toolbar')}>
        <h1>{project.name}</h1>
        <Button onClick={() => setSharing(true)}>Share</Button>
        <Button kind="icon" label="Duplicate project" onClick={() => say('Project duplicated')}>
          ⧉
        </Button>
      </div>
      <nav class={cx('tabs')} aria-label="Views">
        <Link href={`/projects/${project.id}`} class={cx('tab')}>
          List
        </Link>
        <Link href={`/projects/${project.id}/timeline`} class={cx('tab')}>
          Timeline
        </Link>
      </nav>
      {view === 'timeline' ? <Timeline project={project} /> : <TaskList project={project} />}
      <Comments />
      {sharing && <ShareProject onClose={() => setSharing(false)} />}
    </>
  );
}
