import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import type { Candidate, Graded } from '../../messages/page-port.ts';
import { Proposals, SelectorField } from './SelectorField.tsx';

type Props = {
  candidate: Candidate;
  /** Null where the element is recognised by its signs. */
  selector: string | null;
  graded: Graded | undefined;
  error: string | undefined;
  onSelector: (selector: string | null) => void;
};

/** Signs are what we advise: they survive releases and count what was recorded before the tag. */
export function RecogniseBy({ candidate, selector, graded, error, onSelector }: Props) {
  const first = candidate.selectors[0]?.selector ?? '';
  return (
    <section class="wm-form pad" aria-label="Recognise it by">
      <div class="recognise-by">
        {/* The group's own name is for screen readers only, in this look. */}
        <span class="wm-label" aria-hidden="true">
          Recognise it by
        </span>
        <RadioGroup
          legend="Recognise it by"
          look="segments"
          value={selector === null ? 'signs' : 'selector'}
          choices={[
            { value: 'signs', label: 'Its signs' },
            { value: 'selector', label: 'A CSS selector' },
          ]}
          onValue={(by) => onSelector(by === 'signs' ? null : first)}
        />
      </div>
      {selector !== null && (
        <>
          <SelectorField
            selector={selector}
            graded={graded}
            error={error}
            hasPick
            onSelector={onSelector}
          />
          <Proposals proposals={candidate.selectors} chosen={selector} onChoose={onSelector} />
        </>
      )}
    </section>
  );
}
