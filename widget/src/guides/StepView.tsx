/** One step on its surface. */
import { useState } from 'preact/hooks';
import type { Button } from '../../../core/model/content.ts';
import type { Step } from '../../../core/model/guide.ts';
import type { GuideStage } from '../live/types.ts';
import { Content, nameOf } from '../ui/Content.tsx';
import { Surface } from '../ui/Surface.tsx';
import type { Words } from '../ui/words.ts';
import { Anchored } from './Anchored.tsx';
import { Beacon } from './Beacon.tsx';

export type StepProps = {
  stage: GuideStage;
  step: Step;
  element: Element | undefined;
  /** Out of the flow, where its element is not, what lies in the page stands beside it. */
  isInFlow: boolean;
  words: Words;
  signal: AbortSignal;
  /** "2 / 5" of a walk. */
  count: string;
  onButton(button: Button): void;
  /** A button of our own, where the step has none and waits for one. */
  onNext: (() => void) | undefined;
  isLast: boolean;
  onClose(): void;
};

function Body({ step, words, count, onButton, onNext, isLast }: StepProps) {
  const hasButtons = step.content.some(({ block }) => block === 'buttons');
  const isOwn = onNext && !hasButtons;
  return (
    <div class="body">
      <Content content={step.content} words={words} onButton={onButton} />
      {(isOwn || count) && (
        <div class="foot">
          {count && <span class="soft">{count}</span>}
          {isOwn && (
            <button type="button" class="b primary" onClick={onNext}>
              {isLast ? words.done : words.next}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

export function StepView(props: StepProps) {
  const { stage, step, element, isInFlow, words, onClose } = props;
  const [isOpen, setOpen] = useState(false);
  const label = nameOf(step.content, String(stage.titleOf(stage.item.id) ?? ''));
  const { view, direction } = stage;
  const isHotspot = step.surface === 'hotspot';
  if ((step.surface === 'tooltip' || isHotspot) && element) {
    const toggle = () => setOpen(!isOpen);
    return (
      <>
        {isHotspot && <Beacon {...{ element, view, label, direction, isOpen }} onPress={toggle} />}
        {(isOpen || !isHotspot) && (
          <Anchored
            {...{ element, view, label, words, direction, onClose }}
            place={step.place}
            takesFocus={isHotspot}
          >
            <Body {...props} />
          </Anchored>
        )}
      </>
    );
  }
  const embedded = isInFlow ? 'embedded' : 'slideIn';
  const beside = { tooltip: 'slideIn', hotspot: 'slideIn', slideIn: 'slideIn' } as const;
  const shapes = { ...beside, embedded, modal: 'modal', banner: 'banner' } as const;
  const place = step.place === 'inline' && !isInFlow ? 'top' : step.place;
  return (
    <Surface {...{ view, label, words, onClose, place }} shape={shapes[step.surface]}>
      <Body {...props} />
    </Surface>
  );
}
