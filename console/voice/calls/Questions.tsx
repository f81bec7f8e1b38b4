import type { CallRow } from '../../../core/model/voice/call.ts';
import { Badge } from '../../../ui/Badge.tsx';

/** What was to be asked and what they answered; unasked ones come up again in the next call. */
export function Questions({ call: { questions } }: { call: CallRow }) {
  if (questions.length === 0) return null;
  return (
    <section class="sheet sheet-padded account-part" aria-labelledby="call-questions">
      <h2 id="call-questions">Questions</h2>
      <ul class="call-list">
        {questions.map(({ id, text, asked, answer }) => (
          <li key={id}>
            <b>{text}</b> {!asked && <Badge tone="warn">Not asked</Badge>}
            {answer && <p>{answer}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
