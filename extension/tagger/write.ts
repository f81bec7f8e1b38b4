/**
 * Writing in place: the draft drawn with the widget's own renderer, its texts open to the keyboard. What is
 * typed is told to the panel run by run, so that structure stays structure; nothing is ever read back as markup.
 */

import { phrasesOf } from '../../core/content/translate.ts';
import { changedRuns, markRuns, type Run, writeRun } from '../../core/engage/runs.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { DescribeOptions } from '../../dom/describe.ts';
import type { PageCommand, PageEvent } from '../messages/page-port.ts';
import { startPreview } from './preview.ts';
import { type Writable, watchWritable } from './writable.ts';
import { listenToWriting } from './writing-keys.ts';

type Command = Extract<PageCommand, { type: 'write' }>;
type Tell = (event: PageEvent) => void;

export type Writing = { take(command: Command): void };

/** Keys of the texts that a step shows. */
function keysOf(definition: Definition, step: string | null): readonly string[] {
  const steps = definition.is === 'guide' ? definition.guide.steps : [];
  return phrasesOf(steps.find(({ key }) => key === step)?.content ?? []).map(({ key }) => key);
}

export function startWriting(
  first: Command,
  describing: DescribeOptions,
  signal: AbortSignal,
  tell: Tell,
): Writing {
  let shown = first;
  let told = 0;
  let drawing = new AbortController();
  let writable: Writable | undefined;

  const word = (run: Run, text: string) => {
    told += 1;
    shown = { ...shown, definition: writeRun(shown.definition, run, text) };
    tell({ type: 'worded', ...run, text, count: told });
  };

  const draw = () => {
    drawing.abort();
    drawing = new AbortController();
    const within = AbortSignal.any([signal, drawing.signal]);
    const { marked, runs } = markRuns(shown.definition);
    writable = watchWritable(runs, within);
    const { heard: _, ...command } = shown;
    startPreview({ ...command, type: 'preview', definition: marked }, describing, within, (state) =>
      tell({ type: 'writing', state }),
    );
  };

  listenToWriting({
    signal,
    find: (element) => writable?.runOf(element),
    onWord: word,
    onUndo: (way) => tell({ type: 'undone', way }),
  });
  draw();

  const isOnPage = (key: string) => writable?.find({ key, run: 0 }) !== undefined;

  return {
    take(command) {
      // What was typed since is not in it yet: the next one has it.
      if (command.heard < told) return;
      const isElsewhere =
        command.step !== shown.step && !keysOf(command.definition, command.step).some(isOnPage);
      const isOther = command.language !== shown.language || isElsewhere;
      const changed = isOther ? undefined : changedRuns(shown.definition, command.definition);
      const isPatched = changed?.every((one) => writable?.set(one, one.words) ?? false);
      shown = command;
      if (!isPatched) draw();
    },
  };
}
