/**
 * Repairing a tag: what its element may have become, before and after side by side, and accepting one of them
 * from a day on. Console and panel show the same; who calls and what lies beside it is theirs.
 */
import { useId, useState } from 'preact/hooks';
import type { RepairOptions } from '../../core/model/repair.ts';
import { EmptyState } from '../EmptyState.tsx';
import { CandidateCard, type PageView } from './CandidateCard.tsx';
import { type FormProps, RepairForm } from './RepairForm.tsx';

type Props = FormProps & {
  options: RepairOptions;
  /** Below editor: everything can be seen, nothing accepted. */
  mayRepair: boolean;
  page?: PageView | undefined;
};

/** The best that can be accepted is chosen at first, so that Enter is enough where it is right. */
export function RepairView({ options, mayRepair, page, ...form }: Props) {
  const { candidates } = options;
  const group = useId();
  const [element, setElement] = useState<number>();
  const best = candidates.find(({ onPages }) => onPages) ?? candidates[0];
  const chosen = candidates.find((one) => one.element === element) ?? best;
  if (!chosen) {
    return (
      <EmptyState title="Nothing resembles it">
        <p>
          No recorded element is like the one that the tag names. It may be gone, or nobody has used
          what took its place. Point at it anew with the extension, or archive the feature.
        </p>
      </EmptyState>
    );
  }
  return (
    <div class="wm-repair">
      <ul class="wm-candidates" aria-label="Candidates">
        {candidates.map((candidate, index) => (
          <CandidateCard
            key={candidate.element}
            candidate={candidate}
            isBest={index === 0}
            isOnly={candidates.length === 1}
            chosen={candidate === chosen}
            onChoose={() => setElement(candidate.element)}
            group={group}
            when={form.when}
            page={page}
          />
        ))}
      </ul>
      {mayRepair ? (
        // Keyed, because each candidate has a day of its own to start from.
        <RepairForm key={chosen.element} {...form} candidate={chosen} />
      ) : (
        <p class="wm-note">Accepting one takes the role of an editor. Ask an admin for it.</p>
      )}
    </div>
  );
}
