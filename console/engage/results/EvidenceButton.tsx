/** What somebody wrote becomes evidence of a request in one click; pressed twice, it is the same evidence. */
import { useState } from 'preact/hooks';
import type { Response } from '../../../core/model/results.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';

type Props = { response: Response; person: string };

export function EvidenceButton({ response, person }: Props) {
  const { router } = useServices();
  const call = useCall();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<string>();
  const keep = async () => {
    setBusy(true);
    const reads = ['list_evidence', 'count_evidence'] as const;
    const reply = await call('evidence_from_answer', { response: response.id }, reads);
    setBusy(false);
    if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
    const { id } = reply.data;
    setKept(id);
    toast({
      text: `What ${person} wrote is evidence now.`,
      action: { label: 'Link it to a request', run: () => router.go(`/voice?id=${id}`) },
    });
  };
  // Only words can be quoted.
  if (response.text === null) return null;
  if (kept) {
    return (
      <ButtonLink small variant="quiet" icon="link" href={`#/voice?id=${kept}`}>
        In the inbox
      </ButtonLink>
    );
  }
  return (
    <Button
      small
      variant="quiet"
      busy={busy}
      aria-label={`Keep what ${person} wrote as evidence`}
      onClick={() => void keep()}
    >
      Keep as evidence
    </Button>
  );
}
