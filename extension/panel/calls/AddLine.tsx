/** One more line of a list, kept with Enter. */
import { useState } from 'preact/hooks';

export function AddLine({ label, onLine }: { label: string; onLine: (text: string) => void }) {
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim()) onLine(text.trim());
    setText('');
  };
  return (
    <span class="wm-input add-line">
      <input
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
    </span>
  );
}
