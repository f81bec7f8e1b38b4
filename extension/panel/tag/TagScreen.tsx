import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { PageGate } from '../page/PageGate.tsx';
import { useServices } from '../services.ts';
import { maySelect, type Purpose } from '../tag-draft.ts';
import type { Go } from '../Workplace.tsx';
import { useMayTag } from '../work.ts';
import { TagForm } from './TagForm.tsx';
import { WriteSelector } from './WriteSelector.tsx';

/** Tag mode: first the prompt, then, once an element is picked, everything about it. */
export function TagScreen({ purpose, go }: { purpose: Purpose; go: Go }) {
  const { page } = useServices();
  const mayTag = useMayTag();
  const picked = page.picked.value;
  const [written, setWritten] = useState<string>();
  // The next pick is another one: it begins without the selector of the last.
  useEffect(() => {
    if (!picked) setWritten(undefined);
  }, [picked]);
  if (!mayTag) {
    return (
      <p class="gap" role="status">
        Your role reads figures but does not tag. An admin of the workspace can change that.
      </p>
    );
  }
  if (picked) {
    // Another pick is another form: nothing typed for one element is saved for the next.
    const key = `${picked.hash} ${page.place.value?.path}`;
    return <TagForm key={key} candidate={picked} purpose={purpose} written={written} go={go} />;
  }
  return (
    <PageGate>
      <Prompt purpose={purpose} go={go} onWritten={setWritten} />
    </PageGate>
  );
}

const keys = [
  ['↑', 'the element around it'],
  ['↓', 'back into it'],
  ['Enter', 'pick'],
  ['Esc', 'leave'],
] as const;

/** The panel takes the keys too: after a click on the toolbar, the keyboard is often here. */
type PromptProps = { purpose: Purpose; go: Go; onWritten: (selector: string) => void };

function Prompt({ purpose, go, onWritten }: PromptProps) {
  const { page } = useServices();
  const onKeyDown = (event: KeyboardEvent) => {
    const to = ({ ArrowUp: 'parent', ArrowDown: 'child', Enter: 'pick' } as const)[event.key];
    if (to) page.post({ type: 'walk', to });
    else if (event.key === 'Escape') go.mode('off');
    else return;
    event.preventDefault();
  };
  const isFor = purpose.kind === 'new' ? undefined : purpose.feature.name;
  return (
    <section
      class="prompt"
      aria-label="Tag mode"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it hands the arrow keys to the page
      tabIndex={0}
      ref={(section) => section?.focus()}
      onKeyDown={onKeyDown}
    >
      <h2>{isFor ? `Point at an element of “${isFor}”` : 'Point at an element on the page'}</h2>
      <p class="soft">
        You see what it is and who has used it for the last 30 days before anything is saved. The
        page does not notice the click.
      </p>
      <dl class="keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      {maySelect(purpose) && (
        <WriteSelector
          before={(purpose.kind !== 'new' && purpose.tag?.rule.selector) || null}
          onWritten={onWritten}
        />
      )}
      <Button small onClick={() => go.mode('off')}>
        Leave tag mode
      </Button>
    </section>
  );
}
