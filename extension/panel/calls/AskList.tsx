/** What to ask them, ticked off as it is asked: what waits from before, and what comes to mind now. */
import { useState } from 'preact/hooks';
import type { CallBrief } from '../../../core/model/voice/account.ts';
import type { CallFields } from '../../../core/model/voice/call.ts';
import { newId } from '../../new-id.ts';
import { AddLine } from './AddLine.tsx';
import { useSharing } from './sharing.tsx';

type Question = CallFields['questions'][number];
type Props = {
  questions: Question[];
  /** Of the account, from notes, feedback and earlier calls. */
  open: CallBrief['questions'];
  /** Promises of this very call: the server counts them among what is open. */
  own: readonly string[];
  onQuestions: (questions: Question[]) => void;
};

const sources: Record<CallBrief['questions'][number]['from'], string> = {
  note: 'from a note',
  evidence: 'they asked this',
  call: 'left from the last call',
  'follow-up': 'a follow-up of ours',
};

export function AskList({ questions, open, own, onQuestions }: Props) {
  const { isSafe, hide } = useSharing();
  const known = new Set([...questions.map(({ id }) => id), ...own]);
  const waiting = open.filter(({ id }) => !known.has(id));
  // Notes are written for colleagues.
  const shown = waiting.filter(({ from }) => !isSafe || from !== 'note');
  const hidden = waiting.length - shown.length;
  const put = (next: Question) =>
    onQuestions([...questions.filter(({ id }) => id !== next.id), next]);
  const fresh = (id: string, text: string, asked: boolean): Question => ({
    ...{ id, text: text.slice(0, 200), asked, answer: '' },
  });
  return (
    <section class="call-part" aria-label="Ask them">
      <h2>Ask them</h2>
      <ul class="ticks">
        {shown.map(({ id, text, from }) => (
          <li key={id}>
            <Tick
              label={hide(text)}
              note={sources[from]}
              checked={false}
              onChecked={() => put(fresh(id, text, true))}
            />
          </li>
        ))}
        {questions.map((question) => (
          <li key={question.id} class="asked-question">
            <Tick
              label={hide(question.text)}
              checked={question.asked}
              onChecked={(asked) => put({ ...question, asked })}
            />
            {question.asked && (
              <Answer question={question} onAnswer={(answer) => put({ ...question, answer })} />
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class="soft">{hidden} from internal notes hidden.</p>}
      <AddLine label="Add a question" onLine={(text) => put(fresh(newId(), text, false))} />
    </section>
  );
}

/** Kept when one leaves the field: each letter would be a change that travels. */
function Answer({ question, onAnswer }: { question: Question; onAnswer: (text: string) => void }) {
  const [text, setText] = useState(question.answer);
  return (
    <span class="wm-input">
      <input
        aria-label={`Answer to: ${question.text}`}
        placeholder="Their answer"
        maxLength={10_000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={() => text !== question.answer && onAnswer(text)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </span>
  );
}

type TickProps = {
  label: string;
  note?: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
};

export function Tick({ label, note, checked, onChecked }: TickProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>
        {label}
        {note && <small>{note}</small>}
      </span>
    </label>
  );
}
