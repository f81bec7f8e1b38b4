import { useState } from 'preact/hooks';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';

type Props = {
  /** Accessible name of the text, e.g. "Install snippet". */
  label: string;
  text: string;
  /** Several lines of code instead of one value. */
  block?: boolean | undefined;
};

/** Text to take away. A real field, so that it can be selected by hand where the clipboard is refused. */
export function CopyField({ label, text, block }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  return (
    <div class={classes('wm-copy', block && 'wm-copy-block')}>
      {block ? (
        <textarea readOnly aria-label={label} rows={text.split('\n').length} value={text} />
      ) : (
        <input readOnly aria-label={label} value={text} onFocus={(e) => e.currentTarget.select()} />
      )}
      <IconButton
        icon={state === 'copied' ? 'check' : 'copy'}
        label={`Copy ${label.toLowerCase()}`}
        onClick={copy}
      />
      <span class={state === 'refused' ? 'wm-note' : 'wm-hidden'} role="status">
        {state === 'copied' && 'Copied'}
        {state === 'refused' && 'The browser refused: select the text and copy it.'}
      </span>
    </div>
  );
}
