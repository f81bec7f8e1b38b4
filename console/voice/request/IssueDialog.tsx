/** The request in the developers' tracker: made there, or tied to one that is; its status comes back. */
import { useState } from 'preact/hooks';
import type { Integration, Issue } from '../../../core/model/voice/integration.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { newId } from '../../app/new-id.ts';
import { useRpc } from '../../app/queries.ts';
import { useCall } from '../../app/use-call.ts';
import { trackerWords } from '../../settings/integrations/tracker-words.ts';
import type { Whole } from './RequestPage.tsx';

type Props = { whole: Whole; onClose: () => void };

/** The sender looks every few seconds; whoever waits sees it come. */
const everyMs = 2_000;

export function IssueDialog({ whole, onClose }: Props) {
  const { workspace } = useCurrent();
  const isWaiting = whole.issues.some(({ state }) => state === 'waiting');
  useRpc('get_request', { request: whole.request.id }, { every: isWaiting ? everyMs : false });
  const integrations = useRpc('list_integrations', { workspace: workspace.id });
  return (
    <Dialog open title="In other tools" onClose={onClose}>
      <ul class="issue-list">
        {whole.issues.map((issue) => (
          <IssueItem key={issue.id} issue={issue} />
        ))}
      </ul>
      <Loaded query={integrations} failed="The connected tools could not be loaded">
        {(all) => {
          const active = all.filter((one) => one.active && one.hasToken);
          if (active.length > 0) return <SendForm request={whole.request.id} tools={active} />;
          return (
            <>
              <p class="quiet">
                No tool is connected yet. An admin connects Jira, Linear, GitHub or Slack.
              </p>
              <ButtonLink href="#/settings/integrations">Connect a tool</ButtonLink>
            </>
          );
        }}
      </Loaded>
    </Dialog>
  );
}

function IssueItem({ issue }: { issue: Issue }) {
  const call = useCall();
  const toast = useToast();
  const run = async (name: 'retry_issue' | 'unlink_issue') => {
    const reply = await call(name, { issue: issue.id }, ['get_request']);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  const { url, tracker, status, state, problem } = issue;
  return (
    <li>
      <span>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {nameOf(issue)}
          </a>
        ) : (
          nameOf(issue)
        )}{' '}
        <small class="quiet">{trackerWords[tracker].name}</small>{' '}
        {status && <Badge>{status}</Badge>}
        {state === 'waiting' && <Badge>On its way</Badge>}
        {problem && <p class="wm-note wm-note-wrong">{problem}</p>}
      </span>
      <span class="wm-actions">
        {state === 'failed' && (
          <Button small icon="refresh" onClick={() => void run('retry_issue')}>
            Try again
          </Button>
        )}
        <Button small icon="close" onClick={() => void run('unlink_issue')}>
          Untie
        </Button>
      </span>
    </li>
  );
}

/** Slack's key is a time stamp that says nothing to anybody. */
const nameOf = ({ tracker, key, state, url }: Issue): string => {
  if (tracker === 'slack' && key) return 'Message';
  return key ?? (url ? 'Issue' : state === 'failed' ? 'Not made' : 'Being made');
};

type SendProps = {
  request: string;
  tools: readonly Pick<Integration, 'id' | 'name' | 'tracker'>[];
};

function SendForm({ request, tools }: SendProps) {
  const call = useCall();
  const [tool, setTool] = useState(tools[0]?.id ?? '');
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  // A message in Slack is always a new one.
  const mayTie = tools.find(({ id }) => id === tool)?.tracker !== 'slack';
  const to = mayTie ? link.trim() : '';
  const submit = async () => {
    setBusy(true);
    const args = { request, integration: tool, id: newId(), link: to || null };
    const reply = await call('send_issue', args, ['get_request']);
    setBusy(false);
    setWrong(reply.ok ? undefined : reply.error.message);
    if (reply.ok) setLink('');
  };
  return (
    <form
      class="wm-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label="Tool">
        {(wiring) => (
          <Select
            {...wiring}
            value={tool}
            options={tools.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={setTool}
          />
        )}
      </Field>
      {mayTie && (
        <Field
          label="Address of an issue that is there"
          hint="Empty: a new one is made, with the customers’ words and pictures."
        >
          {(wiring) => <Input {...wiring} type="url" value={link} onText={setLink} />}
        </Field>
      )}
      <FormError text={wrong} />
      <div class="wm-actions">
        <Button type="submit" variant="primary" icon="external" busy={busy}>
          {to ? 'Tie to it' : 'Create there'}
        </Button>
      </div>
    </form>
  );
}
