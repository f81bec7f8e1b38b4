import type { Ref } from 'preact';
import type { Mark } from '../../core/model/drawing.ts';
import { redactionsOf, stepsOf } from '../../core/picture/drawing.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Input, Textarea } from '../../ui/Input.tsx';
import { hiddenWords } from './hidden-words.ts';
import { labelOf } from './tools.ts';
import type { Editing } from './use-drawing.ts';

type Props = { ref_: Ref<HTMLElement>; editing: Editing; unseen: string | undefined };

/** What hides, what the numbers say, and everything else that lies on the picture. */
export function MarkList({ ref_, editing, unseen }: Props) {
  const { drawing } = editing;
  const boxes = redactionsOf(drawing);
  const steps = stepsOf(drawing);
  const others = drawing.marks.filter(({ mark }) => mark !== 'redact' && mark !== 'step');
  return (
    <aside class="mark-list" aria-label="Marks" ref={ref_}>
      <section aria-labelledby="marks-hidden">
        <h2 id="marks-hidden">Hidden ({boxes.length})</h2>
        <p class="wm-note">
          {boxes.length > 0
            ? 'These boxes are burnt in when you save; what is under them is deleted.'
            : 'Nothing is hidden. Pull a box over what nobody may see.'}{' '}
          {unseen}
        </p>
        <ul>
          {boxes.map((box) => (
            <Row key={box.id} mark={box} editing={editing} words={hiddenWords[box.why]} />
          ))}
        </ul>
      </section>
      {steps.length > 0 && (
        <section aria-labelledby="marks-steps">
          <h2 id="marks-steps">Steps</h2>
          <p class="wm-note">Each line goes into the note.</p>
          <ol>
            {steps.map((step, at) => (
              <li key={step.id} class="mark-step">
                <b aria-hidden="true">{at + 1}</b>
                <Input
                  aria-label={`Step ${at + 1}`}
                  data-words={step.id}
                  value={step.text}
                  maxLength={500}
                  placeholder="What to see here"
                  onFocus={() => editing.select(step.id)}
                  onText={(text) => editing.change({ ...step, text })}
                />
                <RemoveButton mark={step} name={`step ${at + 1}`} editing={editing} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="marks-others">
          <h2 id="marks-others">Drawn</h2>
          <ul>
            {others.map((mark) =>
              mark.mark === 'text' ? (
                <li key={mark.id} class="mark-step">
                  <Textarea
                    aria-label="Text"
                    data-words={mark.id}
                    rows={2}
                    value={mark.text}
                    maxLength={500}
                    onFocus={() => editing.select(mark.id)}
                    onText={(text) => editing.change({ ...mark, text })}
                  />
                  <RemoveButton mark={mark} name="text" editing={editing} />
                </li>
              ) : (
                <Row key={mark.id} mark={mark} editing={editing} words={labelOf(mark.mark)} />
              ),
            )}
          </ul>
        </section>
      )}
      {drawing.crop && (
        <Button small icon="crop" onClick={() => editing.crop(null)}>
          Take the crop off
        </Button>
      )}
    </aside>
  );
}

type RowProps = { mark: Mark; editing: Editing; words: string };

function Row({ mark, editing, words }: RowProps) {
  return (
    <li class="mark-row">
      <button
        type="button"
        aria-pressed={editing.selected?.id === mark.id}
        onClick={() => editing.select(mark.id)}
      >
        {words}
      </button>
      <RemoveButton mark={mark} name={words.toLowerCase()} editing={editing} />
    </li>
  );
}

function RemoveButton({ mark, name, editing }: { mark: Mark; name: string; editing: Editing }) {
  return (
    <IconButton
      small
      icon="close"
      label={`Remove ${name}`}
      onClick={() => editing.remove(mark.id)}
    />
  );
}
