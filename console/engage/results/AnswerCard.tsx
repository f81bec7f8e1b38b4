import { plain } from '../../../core/content/variables.ts';
import type { Item } from '../../../core/model/engagement.ts';
import { type Response, sentiments } from '../../../core/model/results.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { bandTones, sentimentNames } from '../../../ui/engage/labels.ts';
import { Select } from '../../../ui/Select.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { useCall } from '../../app/use-call.ts';
import { answerWords } from './answer-words.ts';
import { EvidenceButton } from './EvidenceButton.tsx';
import { TagEditor } from './TagEditor.tsx';

type Props = { item: Item; response: Response; onTag: (tag: string) => void };

export function AnswerCard({ item, response, onTag }: Props) {
  const { workspace } = useCurrent();
  const questions = item.definition.is === 'survey' ? item.definition.survey.questions : [];
  const { visitor, visitorName, accountName, score, band, finished, answeredAt, path } = response;
  const person = visitorName ?? `Anonymous ${visitor}`;
  return (
    <li class="answer">
      <header>
        {score !== null && (
          <Badge tone={band ? bandTones[band] : 'plain'}>{Math.round(score * 10) / 10}</Badge>
        )}
        <b>{person}</b>
        {accountName && <span>{accountName}</span>}
        <small>
          {formatInstant(answeredAt, workspace.timezone)}
          {path && `, on ${path}`}
          {!finished && ', not finished'}
        </small>
      </header>
      <dl>
        {Object.entries(response.answers).map(([key, answer]) => {
          const question = questions.find((one) => one.key === key);
          return (
            <div key={key}>
              <dt>{question ? plain(question.title.text) : key}</dt>
              <dd>{answerWords(question, answer)}</dd>
            </div>
          );
        })}
      </dl>
      <Marks response={response} person={person} onTag={onTag} />
    </li>
  );
}

type MarksProps = { response: Response; person: string; onTag: (tag: string) => void };

/** What the team makes of it; contributors and above. */
function Marks({ response, person, onTag }: MarksProps) {
  const mayMark = useMay('contribute');
  const call = useCall();
  const toast = useToast();
  const { id, tags, sentiment } = response;
  const mark = async (part: Partial<Pick<Response, 'tags' | 'sentiment'>>) => {
    const args = { response: id, tags, sentiment, ...part };
    const reply = await call('mark_response', args, ['list_responses']);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  return (
    <footer>
      <TagEditor
        tags={tags}
        person={person}
        readOnly={!mayMark}
        onTag={onTag}
        onTags={(next) => void mark({ tags: next })}
      />
      {mayMark ? (
        <Select
          aria-label={`Sentiment of ${person}`}
          value={sentiment ?? ''}
          options={[
            { value: '', label: 'No sentiment' },
            ...sentiments.map((value) => ({ value, label: sentimentNames[value] })),
          ]}
          onValue={(value) =>
            void mark({ sentiment: sentiments.find((one) => one === value) ?? null })
          }
        />
      ) : (
        sentiment && <Badge>{sentimentNames[sentiment]}</Badge>
      )}
      {mayMark && <EvidenceButton response={response} person={person} />}
    </footer>
  );
}
