/** Whom the call is with: who they are, what shipped since they asked, and what they asked for before. */
import type { CallBrief } from '../../../core/model/voice/account.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import type { ToldView } from '../../calls/call-rows.ts';
import { newId } from '../../new-id.ts';
import { agoWords, countOf, formatMoment } from '../format.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { useSharing } from './sharing.tsx';
import { statusLooks } from './words.ts';

type Asked = CallBrief['asked'][number];
type Props = { brief: CallBrief; told: ToldView[]; call: string };

/** The reason for most calls: good news that nobody has brought yet. */
export function TellNow({ brief, told, call }: Props) {
  const { hide } = useSharing();
  const { tell, untell } = useTell(brief, call);
  const shipped = brief.shipped.map(({ request }) => request);
  // Told a moment ago, it stays in sight: the server has moved it already.
  const moved = told.filter((one) => one.call === call && !shipped.includes(one.request));
  if (shipped.length + moved.length === 0) return null;
  return (
    <section class="call-part" aria-label="Shipped since they asked">
      <h2>
        <Icon name="check" /> Shipped since they asked: tell them now
      </h2>
      <ul class="asked">
        {brief.shipped.map((one) => {
          const done = told.find(({ request }) => request === one.request);
          return (
            <li key={one.request}>
              <AskedText asked={one} hide={hide} />
              {done ? (
                <ToldAlready onUndo={() => untell(done.id)} />
              ) : (
                <Button small variant="primary" icon="check" onClick={() => tell(one)}>
                  Told
                </Button>
              )}
            </li>
          );
        })}
        {moved.map(({ id, request }) => (
          <li key={request}>
            <b>{hide(brief.told.find((one) => one.request === request)?.title ?? 'A request')}</b>
            <ToldAlready onUndo={() => untell(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ToldAlready({ onUndo }: { onUndo: () => void }) {
  return (
    <span class="told">
      <Badge tone="accent">Told</Badge>
      <button type="button" class="link" onClick={onUndo}>
        Undo
      </button>
    </span>
  );
}

function useTell({ account }: CallBrief, call: string) {
  const { writes, now } = useServices();
  const { workspace } = useWork();
  const toast = useToast();
  const put = (id: string, fields: Record<string, unknown>) =>
    writes.write({ workspace: workspace.id, entity: 'told', id, fields });
  const untell = (id: string) => void put(id, { deleted: true });
  const tell = async ({ request }: Asked) => {
    const id = newId(now());
    const whom = { account: account.account, visitor: null, evidence: null };
    const toldAt = new Date(now()).toISOString();
    await put(id, { request, ...whom, call, how: 'call', words: '', toldAt });
    toast({
      text: 'Marked as told, in this call.',
      action: { label: 'Undo', run: () => untell(id) },
    });
  };
  return { tell, untell };
}

/** Open ones with where they stand; what was declined is said too: they will ask. */
export function AskedBefore({ brief }: { brief: CallBrief }) {
  const { hide } = useSharing();
  const asked = [...brief.asked, ...brief.declined];
  return (
    <section class="call-part" aria-label="What they asked for before">
      <h2>What they asked for before</h2>
      {asked.length === 0 && <p class="soft">Nothing that is still open.</p>}
      <ul class="asked">
        {asked.map((one) => {
          const { name, tone } = statusLooks[one.status];
          return (
            <li key={one.request}>
              <AskedText asked={one} hide={hide} />
              <Badge tone={tone}>{name}</Badge>
            </li>
          );
        })}
      </ul>
      {brief.told.length > 0 && (
        <p class="soft">
          Told before:{' '}
          {brief.told
            .slice(0, 5)
            .map(({ title }) => hide(title))
            .join(', ')}
          .
        </p>
      )}
    </section>
  );
}

type TextProps = { asked: Asked; hide: (text: string) => string };

function AskedText({ asked: { title, words, person, saidAt, evidence }, hide }: TextProps) {
  const { now } = useServices();
  return (
    <div class="asked-text">
      <b>{hide(title)}</b>
      {words.trim() && <q>{hide(words.trim())}</q>}
      <small>
        {person && `${person} · `}
        {agoWords(Date.parse(saidAt), now())}
        {evidence > 1 && ` · said ${countOf(evidence, 'time')}`}
      </small>
    </div>
  );
}

/** Internal: what was written about them, not with them. */
export function LastCalls({ brief }: { brief: CallBrief }) {
  const { isSafe } = useSharing();
  const [last] = brief.lastCalls.filter(({ summary }) => summary !== '');
  if (isSafe || !last) return null;
  return (
    <section class="call-part" aria-label="The last call">
      <h2>The last call, {formatMoment(last.startedAt)}</h2>
      <p class="summary-text">{last.summary}</p>
    </section>
  );
}
