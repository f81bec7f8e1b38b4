/** Closing the loop: everybody who asked, with what they said and a draft; told is recorded. */
import { useState } from 'preact/hooks';
import type { RequestRow } from '../../../core/model/voice/request.ts';
import type { ToTell } from '../../../core/model/voice/told.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import { plural } from '../../../ui/plural.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatDate } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { newId } from '../../app/new-id.ts';
import { useRpc } from '../../app/queries.ts';
import { useCall } from '../../app/use-call.ts';

const keyOf = ({ account, visitor, name }: ToTell) => `${account}/${visitor}/${name}`;

export function TellPanel({ request }: { request: RequestRow }) {
  const people = useRpc('whom_to_tell', { request: request.id });
  const isEnded = request.status === 'shipped' || request.status === 'declined';
  return (
    <Loaded query={people} failed="Who asked could not be loaded">
      {(all) => {
        const left = all.filter(({ told }) => !told).length;
        if (all.length === 0) return <p class="quiet">Nobody who could be told has asked yet.</p>;
        return (
          <>
            <p class="quiet">
              {isEnded
                ? `${plural(left, 'person', 'people')} of ${all.length} left to tell.`
                : 'It is not shipped yet. Once it is, whoever heard them sees them under “What became of it”.'}
            </p>
            <ul class="tell-list">
              {all.map((one) => (
                <Person key={keyOf(one)} request={request} person={one} />
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}

function Person({ request, person }: { request: RequestRow; person: ToTell }) {
  const { workspace } = useCurrent();
  const mayTell = useMay('contribute');
  const [draft, setDraft] = useState(person.draft);
  const tell = useTell(request.id);
  const { told, evidence } = person;
  const name = person.name ?? person.accountName ?? 'Somebody';
  return (
    <li class="tell">
      <header>
        <b>{name}</b>
        {person.name && person.accountName && <span class="quiet">{person.accountName}</span>}
        {told && (
          <Badge tone="accent">
            Told {formatDate(told.at, workspace.timezone)}
            {told.by ? ` by ${told.by}` : ''}
          </Badge>
        )}
      </header>
      {evidence.slice(0, 2).map(({ id, words, saidAt, heardBy }) => (
        <blockquote key={id} class="evidence-words">
          {words || 'No words'}
          <small class="cell-note">
            {formatDate(saidAt, workspace.timezone)}
            {heardBy && `, heard by ${heardBy}`}
          </small>
        </blockquote>
      ))}
      {mayTell && !told && (
        <div class="tell-draft">
          <Textarea
            aria-label={`Draft for ${name}`}
            rows={4}
            maxlength={10_000}
            value={draft}
            onText={setDraft}
          />
          <div class="wm-actions">
            <Button small icon="copy" onClick={() => void tell.copy(draft)}>
              Copy
            </Button>
            <Button small icon="check" onClick={() => void tell.mark(person, draft, name)}>
              Mark as told
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** Told by hand, in whatever way the team talks to its customers; here it is recorded. */
function useTell(request: string) {
  const call = useCall();
  const toast = useToast();
  const { workspace } = useCurrent();
  const reads = ['whom_to_tell', 'what_became', 'account_timeline', 'call_brief'] as const;
  const undo = async (act: string): Promise<void> => {
    const reply = await call('undo_act', { act }, reads);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  return {
    async copy(draft: string): Promise<void> {
      try {
        await navigator.clipboard.writeText(draft);
        toast({ text: 'Copied.' });
      } catch {
        toast({
          text: 'The browser does not allow copying here. Select the text instead.',
          tone: 'wrong',
        });
      }
    },
    async mark({ account, visitor, evidence }: ToTell, words: string, name: string): Promise<void> {
      const fields = {
        ...{ request, account, visitor, words, call: null, how: 'email' },
        evidence: evidence[0]?.id ?? null,
        toldAt: new Date().toISOString(),
      };
      const args = { workspace: workspace.id, entity: 'told' as const, id: newId(), fields };
      const reply = await call('save_row', args, reads);
      if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
      toast({
        text: `${name} is told.`,
        action: { label: 'Undo', run: () => void undo(reply.data.act) },
      });
    },
  };
}
