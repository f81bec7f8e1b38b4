import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import type { Source } from './use-source.ts';

/** A file, chosen or dropped, or rows copied from a spreadsheet. */
export function ChooseSource({ source }: { source: Source }) {
  const [isPasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  const { file } = source;
  const paste = () => {
    setPasting(false);
    setText('');
    source.paste(text);
  };
  if (isPasting) {
    return (
      <>
        <Field label="Rows" hint="Copied from a spreadsheet, with the names of the columns first.">
          {(wiring) => (
            <Textarea {...wiring} mono rows={8} spellcheck={false} value={text} onText={setText} />
          )}
        </Field>
        <div class="wm-actions">
          <Button variant="primary" disabled={text.trim() === ''} onClick={paste}>
            Use these rows
          </Button>
          <Button onClick={() => setPasting(false)}>Choose a file instead</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <label class="file-drop">
        <span class="wm-label">{file ? file.name : 'Choose a CSV file'}</span>
        <small>{file ? 'Choose another one, or drop it here.' : 'Or drop it here.'}</small>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const input = event.currentTarget;
            const chosen = input.files?.[0];
            if (chosen) void source.choose(chosen);
            // The same file, corrected, must count as chosen again.
            input.value = '';
          }}
        />
      </label>
      {!file && (
        <div class="wm-actions">
          <Button icon="copy" onClick={() => setPasting(true)}>
            Paste rows instead
          </Button>
        </div>
      )}
    </>
  );
}
