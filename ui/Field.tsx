import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

/** What a control needs to be named and described; spread it on the control. */
export type Wiring = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

type Props = {
  label: string;
  hint?: ComponentChildren;
  /** What is wrong and what to do; replaces the hint while it lasts. */
  error?: string | null | undefined;
  hideLabel?: boolean | undefined;
  children: (wiring: Wiring) => ComponentChildren;
};

/**
 * Ties label, control and note together by ids, which every form would else do by hand and some would
 * forget.
 */
export function Field({ label, hint, error, hideLabel, children }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const wiring: Wiring = {
    id,
    'aria-describedby': hint || error ? noteId : undefined,
    'aria-invalid': error ? 'true' : undefined,
  };
  return (
    <div class={classes('wm-field', error && 'wm-field-wrong')}>
      <label class={hideLabel ? 'wm-hidden' : 'wm-label'} for={id}>
        {label}
      </label>
      {children(wiring)}
      {error ? (
        <p class="wm-note wm-note-wrong" id={noteId} role="alert">
          <Icon name="warn" size={14} /> {error}
        </p>
      ) : (
        hint && (
          <p class="wm-note" id={noteId}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
