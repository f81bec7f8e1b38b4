import { useState } from 'preact/hooks';
import type { Outcome } from '../../outcome.ts';
import { type Services, useServices } from '../services.ts';

/** A form that asks the worker for one thing, and says what came of it. */
export function useSubmit(ask: (send: Services['send']) => Promise<Outcome<unknown>>) {
  const { send } = useServices();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  /** A second press while the first is on its way does nothing. */
  const submit = async (event: Event, onDone: () => void) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const outcome = await ask(send);
    setBusy(false);
    if (outcome.ok) onDone();
    else setError(readable(outcome.error.message));
  };
  return { submit, busy, error };
}

/** The parser's words for a server address that is none. */
function readable(message: string): string {
  if (/server\.url/.test(message))
    return 'Open “Server” below and enter its address, with https://.';
  if (/server\.publishableKey/.test(message)) return 'Open “Server” below and enter the key.';
  return message;
}
