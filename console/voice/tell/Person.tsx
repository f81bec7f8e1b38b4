/** One person to tell: what they said, who heard it, and a draft to make one's own. */
import { useState } from 'preact/hooks';
import type { ToldFields, ToTell } from '../../../core/model/voice/told.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatDate } from '../../app/format.ts';
import { useCopy } from '../use-copy.ts';
import { toldHow } from '../words.ts';
import { useTell } from './use-tell.ts';

export const keyOf = ({ account, visitor, name }: ToTell) => `${account}/${visitor}/${name}`;

export function Person({ request, person }: { request: string; person: ToTell }) {
  const { workspace } = useCurrent();
  const mayTell = useMay('contribute');
  const { told, evidence, account, accountName } = person;
  const name = person.name ?? accountName ?? 'Somebody';
  return (
    <li class="tell">
      <header>
        <b>{name}</b>
        {account !== null && (
          <a class="quiet" href={`#/voice/accounts/${account}`}>
            {accountName}
          </a>
        )}
        {told && (
          <Badge tone="accent">
            Told {formatDate(told.at, workspace.timezone)}
            {told.by ? ` by ${told.by}` : ''}
          </Badge>
        )}
      </header>
      {evidence.slice(0, 2).map(({ id, words, saidAt, heardBy }) => (
        <blockquote key={id} class="evidence-words">
          <a class="tell-said" href={`#/voice?id=${id}`}>
            {words || 'No words'}
          </a>
          <small class="cell-note">
            {formatDate(saidAt, workspace.timezone)}
            {heardBy && `, heard by ${heardBy}`}
          </small>
        </blockquote>
      ))}
      {mayTell && !told && <Draft request={request} person={person} name={name} />}
    </li>
  );
}

type DraftProps = { request: string; person: ToTell; name: string };

function Draft({ request, person, name }: DraftProps) {
  const [words, setWords] = useState(person.draft);
  const [how, setHow] = useState<ToldFields['how']>('email');
  const [busy, setBusy] = useState(false);
  const tell = useTell(request);
  const copy = useCopy();
  const mark = async () => {
    setBusy(true);
    await tell(person, { words, how, name });
    setBusy(false);
  };
  return (
    <div class="tell-draft">
      <Textarea
        aria-label={`Draft for ${name}`}
        rows={Math.min(12, words.split('\n').length + 1)}
        maxlength={10_000}
        value={words}
        onText={setWords}
      />
      <div class="wm-actions">
        <Button small icon="copy" onClick={() => void copy(words)}>
          Copy
        </Button>
        <Select
          aria-label={`How ${name} is told`}
          value={how}
          options={howOptions}
          onValue={setHow}
        />
        <Button
          small
          icon="check"
          busy={busy}
          aria-label={`Mark ${name} as told`}
          onClick={() => void mark()}
        >
          Mark as told
        </Button>
      </div>
    </div>
  );
}

// safe: the keys of `toldHow`, which is complete
const howOptions = (Object.keys(toldHow) as ToldFields['how'][]).map((value) => ({
  value,
  label: toldHow[value],
}));
