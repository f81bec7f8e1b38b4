import { useState } from 'preact/hooks';
import type { Definition } from '../../../core/model/engagement.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useServices } from '../services.ts';

type Props = { definition: Definition; theme: Theme | undefined; step: string | undefined };

const words = {
  shown: 'On the page now, as a visitor would get it.',
  missing: 'Its element is not on this page now: a visitor would not get this step here.',
  elsewhere: 'This step is for another page. Open that page and preview it there.',
  ended: 'Closed.',
} as const;

/** With the widget's own renderer, in the page beside; nothing of it is sent or counted. */
export function Preview({ definition, theme, step }: Props) {
  const { page } = useServices();
  const { languages } = definition;
  const [language, setLanguage] = useState(languages.default);
  const all = [languages.default, ...Object.keys(languages.translations)];
  const state = page.previewed.value;
  const show = () => {
    page.post({ type: 'preview', definition, theme: theme ?? {}, step: step ?? null, language });
  };
  return (
    <div class="preview-bar">
      <Button icon="eye" onClick={show}>
        Preview on this page
      </Button>
      {all.length > 1 && (
        <Select
          aria-label="Language of the preview"
          value={language}
          options={all.map((value) => ({ value, label: value }))}
          onValue={setLanguage}
        />
      )}
      {state === 'shown' && (
        <Button variant="quiet" onClick={() => page.post({ type: 'rest' })}>
          Take it down
        </Button>
      )}
      <p class="wm-note" role="status">
        {state && words[state]}
      </p>
    </div>
  );
}
