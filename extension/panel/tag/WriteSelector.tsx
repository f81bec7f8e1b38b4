import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { useServices } from '../services.ts';
import { SelectorField } from './SelectorField.tsx';
import { useGraded } from './use-graded.ts';

type Props = {
  /** The selector of the tag that is being changed, where it has one. */
  before: string | null;
  onWritten: (selector: string) => void;
};

/** For who knows the markup: names the element by a selector instead of pointing at it. */
export function WriteSelector({ before, onWritten }: Props) {
  const { page } = useServices();
  const [selector, setSelector] = useState(before ?? '');
  const [isOpen, setOpen] = useState(before !== null);
  const graded = useGraded(isOpen ? selector : null);
  const use = () => {
    onWritten(selector.trim());
    page.post({ type: 'pick', selector: selector.trim() });
  };
  return (
    <details
      class="write-selector"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      // The keys around it walk through the page.
      onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
    >
      <summary>
        {before === null ? 'Or write a CSS selector' : 'Or change its CSS selector'}
      </summary>
      <SelectorField selector={selector} graded={graded} hasPick={false} onSelector={setSelector} />
      <Button small disabled={!graded || graded.matches === 0} onClick={use}>
        Use this selector
      </Button>
    </details>
  );
}
