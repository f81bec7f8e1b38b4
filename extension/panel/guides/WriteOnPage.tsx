import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { phrasesOf } from '../../../core/content/translate.ts';
import { writeRun } from '../../../core/engage/runs.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { Button } from '../../../ui/Button.tsx';
import { useServices } from '../services.ts';
import type { Author } from './use-author.ts';

type Props = {
  author: Author;
  definition: Definition;
  theme: Theme | undefined;
  step: string | undefined;
  onStep: (step: string) => void;
};

const words = {
  shown: 'Click into any text on the page and type. Esc leaves the text, Ctrl+Z takes back.',
  missing: 'Its element is not on this page now; open the page where it is.',
  elsewhere: 'This step is for another page. Open that page to write on it.',
  ended: '',
} as const;

/** The step that a text stands in, so that the form shows what is being written on the page. */
function stepWith(definition: Definition, key: string): string | undefined {
  const steps = definition.is === 'guide' ? definition.guide.steps : [];
  return steps.find(({ content }) => phrasesOf(content).some((one) => one.key === key))?.key;
}

/** The real rendering on the page, with its texts open: what is typed there stands here, and the other way round. */
export function WriteOnPage({ author, definition, theme, step, onStep }: Props) {
  const { page } = useServices();
  const [isOn, setOn] = useState(false);
  const heard = useRef(0);
  const state = page.writing.value;
  const address = page.place.value?.path;

  useSignalEffect(() => {
    const event = page.worded.value;
    if (!event) return;
    if (event.type === 'undone') return author[event.way]();
    heard.current = event.count;
    const { key, run, text } = event;
    author.edit((before) => writeRun(before, { key, run }, text));
    const at = stepWith(definition, key);
    if (at) onStep(at);
  });
  useSignalEffect(() => {
    if (page.writing.value === 'ended' || page.pointing.value || page.previewed.value === 'shown') {
      setOn(false);
    }
  });

  // A new page has heard of nothing yet.
  useEffect(() => {
    heard.current = 0;
  }, [address]);
  useEffect(() => {
    if (!isOn) return;
    // The newest, not the drawn one: `heard` counts what is in it, and words come faster than drawings.
    const written = author.newest()?.draft.definition ?? definition;
    const { default: language } = written.languages;
    const shown = step ?? null;
    page.post({
      ...{ type: 'write', definition: written, theme: theme ?? {}, step: shown, language },
      heard: heard.current,
    });
  }, [isOn, definition, theme, step, address]);

  const toggle = () => {
    heard.current = 0;
    if (isOn) page.post({ type: 'rest' });
    setOn(!isOn);
  };
  return (
    <div class="preview-bar">
      <Button icon="edit" variant={isOn ? 'secondary' : 'primary'} onClick={toggle}>
        {isOn ? 'Stop writing on the page' : 'Write on the page'}
      </Button>
      <p class="wm-note" role="status">
        {isOn && state && words[state]}
      </p>
    </div>
  );
}
