import { useState } from 'preact/hooks';
import { blankGuide } from '../../../core/engage/blank.ts';
import { schemesOf } from '../../../core/engage/look.ts';
import { templates } from '../../../core/engage/templates.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { useCurrent } from '../../app/current.ts';
import { WidgetFrame } from '../../preview/WidgetFrame.tsx';

type Shown = 'guide' | 'survey' | 'banner';

/** With what people meet most: a heading, text, a link, two buttons; a scale; a bar. */
function sampleOf(shown: Shown, product: string): Definition | undefined {
  if (shown === 'survey') return templates.find(({ id }) => id === 'nps')?.make(product);
  const kind = shown === 'banner' ? 'banner' : 'slideIn';
  const made = blankGuide(kind, {
    heading: 'Exports keep your filters now',
    text: 'What you see is what you get: choose rows, then export.',
    button: 'Show me',
  });
  if (made.is !== 'guide' || shown === 'banner') return made;
  const [step] = made.guide.steps;
  if (!step) return made;
  const link = [{ text: 'More about ' }, { text: 'exports', href: 'https://example.com' }];
  const buttons = step.content.map((block) =>
    block.block === 'buttons' ? { ...block, buttons: [...block.buttons, later] } : block,
  );
  const more = { block: 'paragraph', content: { key: 'more', text: link } } as const;
  const content = [...buttons.slice(0, -1), more, ...buttons.slice(-1)];
  return { ...made, guide: { ...made.guide, steps: [{ ...step, content }] } };
}

const later = {
  ...{ key: 'later', look: 'secondary' as const },
  label: { key: 'later.label', text: 'Later' },
  actions: [{ do: 'snooze' as const, hours: 24 }],
};

/** In each scheme that people get it in. */
export function LookPreview({ theme }: { theme: Theme }) {
  const { app } = useCurrent();
  const [shown, setShown] = useState<Shown>('guide');
  const sample = sampleOf(shown, app?.name ?? 'your product');
  return (
    <div class="look-preview">
      <RadioGroup
        legend="What is previewed"
        look="segments"
        value={shown}
        choices={[
          { value: 'guide', label: 'Guide' },
          { value: 'survey', label: 'Survey' },
          { value: 'banner', label: 'Banner' },
        ]}
        onValue={setShown}
      />
      {sample && (
        <div class="look-frames">
          {schemesOf(theme).map((scheme) => (
            <WidgetFrame
              key={scheme}
              definition={sample}
              theme={theme}
              scheme={scheme}
              label={scheme === 'light' ? 'In light' : 'In dark'}
            />
          ))}
        </div>
      )}
    </div>
  );
}
