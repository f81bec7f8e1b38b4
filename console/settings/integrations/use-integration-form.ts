import { useState } from 'preact/hooks';
import type { RpcName } from '../../../core/model/rpc.ts';
import type { Integration, IntegrationDraft } from '../../../core/model/voice/integration.ts';
import { useCurrent } from '../../app/current.ts';
import { useCall } from '../../app/use-call.ts';
import { problemsOf } from './tracker-words.ts';

/** Answers in which an integration stands. */
export const touched: readonly RpcName[] = ['list_integrations'];

export const draftOf = (one: Integration): IntegrationDraft => {
  const { id, name, tracker, site, place, issueType, statuses, active } = one;
  return { id, name, tracker, site, place, issueType, statuses, active };
};

/** An integration in a form; the token beside it, because it is only ever written. */
export function useIntegrationForm(saved: IntegrationDraft, onSaved: (now: Integration) => void) {
  const { workspace } = useCurrent();
  const call = useCall();
  const [draft, setDraft] = useState<Partial<IntegrationDraft>>({});
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string>();
  const value: IntegrationDraft = { ...saved, ...draft };
  const problems = problemsOf(value);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    setError(undefined);
    if (problems.site || problems.place) return;
    setBusy(true);
    const integration = {
      ...value,
      ...{
        name: value.name.trim(),
        place: value.place.trim(),
        site: value.site?.replace(/\/+$/, '') ?? null,
      },
    };
    const args = { workspace: workspace.id, integration, token: token.trim() || null };
    const reply = await call('save_integration', args, touched);
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    // What was typed while it was being saved is still to be saved.
    setDraft((now) => (now === draft ? {} : now));
    setToken('');
    setTried(false);
    onSaved(reply.data);
  };
  return {
    ...{ value, token, setToken, busy, error, submit },
    problems: tried ? problems : {},
    changed: token !== '' || JSON.stringify(value) !== JSON.stringify(saved),
    change: (part: Partial<IntegrationDraft>) => setDraft((before) => ({ ...before, ...part })),
    reset() {
      setDraft({});
      setToken('');
      setError(undefined);
      setTried(false);
    },
  };
}

export type IntegrationForm = ReturnType<typeof useIntegrationForm>;
