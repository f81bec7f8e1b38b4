/** What somebody wrote becomes evidence of a request in one click; pressed twice, it is the same evidence. */
import { useState } from 'preact/hooks';
import type { Response } from '../../../core/model/results.ts';
import { Button } from '../../../ui/Button.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';

type Props = { response: Response; person: string };

export function EvidenceButton({ response, person }: Props) {
  const { router } = useServices();
  const call = useCall();
  const toast = useToast();
  const [state, setState] = useState<'open' | 'busy' | 'kept'>('open');
  const keep = async () => {
    setState('busy');
    const reply = await call('evidence_from_answer', { response: response.id }, []);
    setState(reply.ok ? 'kept' : 'open');
    toast(
      reply.ok
        ? {
            text: `What ${person} wrote is evidence now.`,
            action: { label: 'Link it to a request', run: () => router.go('/voice') },
          }
        : { text: reply.error.message, tone: 'wrong' },
    );
  };
  // Only words can be quoted.
  if (response.text === null) return null;
  return (
    <Button
      small
      variant="quiet"
      busy={state === 'busy'}
      aria-label={`Keep what ${person} wrote as evidence`}
      onClick={() => (state === 'kept' ? router.go('/voice') : void keep())}
    >
      {state === 'kept' ? 'In the inbox' : 'Keep as evidence'}
    </Button>
  );
}
