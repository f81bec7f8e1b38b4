import { useState } from 'preact/hooks';
import type { AuditEntry } from '../../core/model/workspace.ts';
import { Button } from '../../ui/Button.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent } from '../app/current.ts';
import { formatInstant } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { auditDetails, auditSentence } from './audit-words.ts';
import { Section } from './Section.tsx';

/** A screenful and a half; older entries are asked for by hand. */
const pageSize = 50;

/** For admins: it names who did what. */
export function AuditLog() {
  const { workspace } = useCurrent();
  const newest = useRpc('list_audit', { workspace: workspace.id, before: null, limit: pageSize });
  return (
    <Section
      title="Audit log"
      lead="Every change that reaches your users or your colleagues, newest first."
    >
      <Loaded query={newest} failed="The audit log could not be loaded">
        {(rows) =>
          rows.length === 0 ? (
            <p class="quiet">Nothing has been changed yet.</p>
          ) : (
            <Entries first={rows} />
          )
        }
      </Loaded>
    </Section>
  );
}

/** Older pages are kept apart from the first, which renews itself. */
function Entries({ first }: { first: readonly AuditEntry[] }) {
  const { workspace } = useCurrent();
  const { api } = useServices();
  const toast = useToast();
  const [older, setOlder] = useState<readonly AuditEntry[]>([]);
  const [more, setMore] = useState(first.length === pageSize);
  const entries = [...first, ...older];
  const load = async () => {
    const before = entries.at(-1)?.id ?? null;
    const reply = await api.list_audit({ workspace: workspace.id, before, limit: pageSize });
    if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
    setOlder([...older, ...reply.data]);
    setMore(reply.data.length === pageSize);
  };
  return (
    <>
      <ol class="audit">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {more && <Button onClick={load}>Show older</Button>}
    </>
  );
}

/** A sentence first, fields behind a disclosure. */
function Entry({ entry }: { entry: AuditEntry }) {
  const { workspace } = useCurrent();
  const details = auditDetails(entry.detail);
  return (
    <li>
      <time dateTime={entry.at}>{formatInstant(entry.at, workspace.timezone)}</time>
      <div>
        <p>{auditSentence(entry)}</p>
        <small>{entry.actor ?? 'The system'}</small>
        {details.length > 0 && (
          <details>
            <summary>Details</summary>
            <dl>
              {details.map(([name, text]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}
