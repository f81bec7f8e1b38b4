import { useState } from 'preact/hooks';
import type { RpcName, RpcResult } from '../../../core/model/rpc.ts';
import type { WebhookDraft } from '../../../core/model/webhook.ts';
import { useCurrent } from '../../app/current.ts';
import { useCall } from '../../app/use-call.ts';
import { problemOfUrl } from './webhook-words.ts';

/** Answers in which a webhook stands. */
export const touched: readonly RpcName[] = ['list_webhooks', 'list_deliveries'];

/** A webhook in a form: checked as the database would, then saved whole. */
export function useWebhookForm(
  saved: WebhookDraft,
  onSaved: (reply: RpcResult<'save_webhook'>) => void,
) {
  const { workspace } = useCurrent();
  const call = useCall();
  const [draft, setDraft] = useState<Partial<WebhookDraft>>({});
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string>();
  const value: WebhookDraft = { ...saved, ...draft };
  const urlProblem = tried ? problemOfUrl(value.url) : undefined;

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setError(value.events.length ? undefined : 'Choose at least one thing to be told of.');
    if (problemOfUrl(value.url) || value.events.length === 0) return;
    setBusy(true);
    const { id, events, format, active } = value;
    const webhook = { id, events, format, active, name: value.name.trim(), url: value.url.trim() };
    const reply = await call('save_webhook', { workspace: workspace.id, webhook }, touched);
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    // What was typed while it was being saved is still to be saved.
    setDraft((now) => (now === draft ? {} : now));
    setTried(false);
    onSaved(reply.data);
  };
  const change = (part: Partial<WebhookDraft>) => setDraft((before) => ({ ...before, ...part }));
  const reset = () => {
    setDraft({});
    setError(undefined);
    setTried(false);
  };
  const changed = JSON.stringify(value) !== JSON.stringify(saved);
  return { value, change, changed, busy, error, urlProblem, submit, reset };
}
