import type { ComponentChildren } from 'preact';
import { IconButton } from '../../ui/IconButton.tsx';

type Props = { title: string; onBack: () => void; children?: ComponentChildren };

/** The head of a screen that lies over the tabs. */
export function BackBar({ title, onBack, children }: Props) {
  return (
    <div class="back-bar">
      <IconButton icon="chevronLeft" label="Back" onClick={onBack} />
      <h1>{title}</h1>
      {children}
    </div>
  );
}
