/** Tasks with progress. Nothing is ticked by hand: what was used is done. */
import { useState } from 'preact/hooks';
import { plain } from '../../../core/content/variables.ts';
import type { Task } from '../../../core/model/guide.ts';
import type { GuideStage } from '../live/types.ts';
import { Content, Text } from '../ui/Content.tsx';
import type { Words } from '../ui/words.ts';
import { Launcher } from './Launcher.tsx';

type Props = { stage: GuideStage; words: Words; done: readonly string[] };

function TaskRow({
  task,
  isDone,
  onOpen,
  words,
}: {
  task: Task;
  isDone: boolean;
  onOpen(): void;
  words: Words;
}) {
  const inside = (
    <>
      <span class="tick" aria-hidden="true">
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2 6.5l2.5 2.5L10 3.5" />
        </svg>
      </span>
      <span class="grow what">
        <Text text={task.title.text} />
        {isDone && <span class="sr"> ({words.done})</span>}
      </span>
    </>
  );
  const looks = isDone ? 'row done' : 'row';
  return (
    <li>
      {task.item || task.href ? (
        <button type="button" class={looks} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div class={`${looks} plain`}>{inside}</div>
      )}
    </li>
  );
}

export function Checklist({ stage, words, done }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { tasks, steps, launcher } = stage.item.guide;
  const title = String(stage.titleOf(stage.item.id) ?? '');
  const label = launcher ? plain(launcher.label.text) : title;
  const count = tasks.filter(({ key }) => done.includes(key)).length;
  const open = ({ key, item, href }: Task) => {
    stage.say('click', { s: key, b: key });
    setOpen(false);
    if (item) stage.launch(item);
    else if (href) stage.view.location.assign(href);
  };
  return (
    <Launcher
      {...{ label, words, isOpen }}
      badge={`${count}/${tasks.length}`}
      about={words.done}
      place={launcher?.place ?? 'end'}
      onToggle={setOpen}
    >
      <div class="body">
        {steps[0] ? <Content content={steps[0].content} words={words} /> : <h2>{title}</h2>}
        <progress value={count} max={Math.max(1, tasks.length)} aria-label={label} />
        <ul class="rows">
          {tasks.map((task) => (
            <TaskRow
              key={task.key}
              {...{ task, words }}
              isDone={done.includes(task.key)}
              onOpen={() => open(task)}
            />
          ))}
        </ul>
      </div>
    </Launcher>
  );
}
