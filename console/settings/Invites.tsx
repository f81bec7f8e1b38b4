import { useState } from 'preact/hooks';
import { type Role, roles } from '../../core/model/role.ts';
import type { Invite } from '../../core/model/workspace.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { formatDate } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { roleNames } from '../app/labels.ts';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';
import { Section } from './Section.tsx';

/** By link and not by mail: a self-hosted Supabase often has no mail server. */
export function Invites() {
  const { workspace } = useCurrent();
  const invites = useRpc('list_invites', { workspace: workspace.id });
  return (
    <Section
      title="Invite by link"
      lead="You send the link yourself, by whatever way you like. It works once and for 14 days."
    >
      <InviteForm />
      <Loaded query={invites} failed="The open invitations could not be loaded">
        {(rows) =>
          rows.length > 0 && (
            <ul class="rows" aria-label="Open invitations">
              {rows.map((invite) => (
                <OpenInvite key={invite.id} invite={invite} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

/** Bound to an address where one is given, else for whoever comes first. */
function InviteForm() {
  const { consoleUrl } = useServices();
  const { workspace } = useCurrent();
  const mayOwn = useMay('own');
  const call = useCall();
  const [role, setRole] = useState<Role>('editor');
  const [email, setEmail] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [made, setMade] = useState<{ link: string; for: string }>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const address = email.trim();
    const reply = await call(
      'create_invite',
      { workspace: workspace.id, role, email: address || null },
      ['list_invites'],
    );
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    setMade({
      link: `${consoleUrl}#/invite/${reply.data.token}`,
      for: address || 'whoever opens it first',
    });
    setEmail('');
  };
  return (
    <form class="wm-form" onSubmit={submit}>
      <div class="field-row">
        <Field label="Role">
          {(wiring) => (
            <Select
              {...wiring}
              value={role}
              options={roles
                .filter((one) => one !== 'owner' || mayOwn)
                .map((one) => ({ value: one, label: roleNames[one].name }))}
              onValue={setRole}
            />
          )}
        </Field>
        <Field label="Only for (optional)" error={error}>
          {(wiring) => (
            <Input
              {...wiring}
              type="email"
              placeholder="colleague@example.com"
              value={email}
              onText={setEmail}
            />
          )}
        </Field>
        <Button type="submit" busy={busy} icon="link">
          Make a link
        </Button>
      </div>
      {made && (
        <div class="notice" role="status">
          <p>
            The link for <b>{made.for}</b>. It is shown this once; only its fingerprint is kept.
          </p>
          <CopyField label="Invitation link" text={made.link} />
        </div>
      )}
    </form>
  );
}

/** Without its link, which nobody can show again: only its hash is kept. */
function OpenInvite({ invite }: { invite: Invite }) {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const revoke = async () => {
    const reply = await call('revoke_invite', { invite: invite.id }, ['list_invites']);
    toast(
      reply.ok ? { text: 'The link works no more.' } : { text: reply.error.message, tone: 'wrong' },
    );
  };
  return (
    <li>
      <span>
        {invite.email ?? 'Anybody with the link'} <Badge>{roleNames[invite.role].name}</Badge>
      </span>
      <small>until {formatDate(invite.expiresAt, workspace.timezone)}</small>
      <Button small variant="quiet" onClick={revoke}>
        Revoke
      </Button>
    </li>
  );
}
