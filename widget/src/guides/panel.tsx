/** Checklists and resource centres: a button at the page's edge, and what opens from it. */
import type { GuideStage } from '../live/types.ts';
import { mount } from '../ui/mount.ts';
import { wordsIn } from '../ui/words.ts';
import { Centre } from './Centre.tsx';
import { Checklist } from './Checklist.tsx';
import { guidesCss } from './css.ts';

export function showPanel(stage: GuideStage): void {
  const words = wordsIn(stage.language);
  const put = mount(stage, guidesCss, stage.signal);
  const { tasks, kind } = stage.item.guide;
  const isCentre = kind === 'resourceCentre';

  function draw(): void {
    const done = stage.done();
    put.draw(
      isCentre ? (
        <Centre {...{ stage, words, read: done }} onRead={(key) => mark(key)} />
      ) : (
        <Checklist {...{ stage, words, done }} />
      ),
    );
  }

  /** A task is done by real use; an announcement is read by opening it. */
  function mark(key: string): void {
    if (!stage.mark(key)) return;
    if (!isCentre) {
      stage.say('step', { s: key });
      const done = stage.done();
      if (tasks.every((task) => done.includes(task.key))) stage.end('completed', { stay: true });
    }
    draw();
  }

  /** What was used before the list was there is done, too. */
  function markUsed(): void {
    for (const { key, done: by } of isCentre ? [] : tasks) {
      if (by.by === 'feature' && stage.hasUsed(by.feature)) mark(key);
    }
  }

  stage.onNews((news) => {
    for (const { key, done: by } of isCentre ? [] : tasks) {
      const isDone =
        by.by === 'event'
          ? news.k === 'track' && news.n === by.name
          : news.features.includes(by.feature);
      if (isDone) mark(key);
    }
    // On another page, other resources are listed.
    draw();
  }, stage.signal);
  stage.onDone(() => {
    markUsed();
    draw();
  }, stage.signal);

  stage.say('shown');
  markUsed();
  draw();
}
