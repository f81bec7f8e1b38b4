import { useState } from 'preact/hooks';
import type { Project } from '../data.ts';
import { Button, Field, Link } from '../parts.tsx';
import { cx } from '../release.ts';
import { changed, go, say } from '../state.ts';

export function Editor({ project, taskId }: { project: Project; taskId: number }) {
  const task = project.tasks.find((candidate) => candidate.id === taskId);
  const [title, setTitle] = useState(task?.title ?? '');
  if (!task) {
    return (
      <p>
        This task is gone. <Link href={`/projects/${project.id}`}>Back to {project.name}</Link>
      </p>
    );
  }
  const save = (event: Event) => {
    event.preventDefault();
    task.title = title;
    changed();
    say('Task saved');
    go(`/projects/${project.id}`);
  };
  return (
    <>
      <h1>Edit task</h1>
      <form class={cx('card')} aria-label="Task" onSubmit={save}>
        <Field label="Title">
          <input
            name="title"
            class={cx('input')}
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </Field>
        <Field label="Due date">
          <input type="date" name="due" class={cx('input')} value={task.due} />
        </Field>
        <div class={cx('toolbar')}>
          <Button onClick={() => say('Choose a file')}>Attach file</Button>
          <Button kind="icon" label="Bold">
            B
          </Button>
          <Button kind="icon" label="Italic">
            I
          </Button>
        </div>
        <Button kind="primary" type="submit">
          Save task
        </Button>
        <Button onClick={() => go(`/projects/${project.id}`)}>Discard</Button>
      </form>
    </>
  );
}
