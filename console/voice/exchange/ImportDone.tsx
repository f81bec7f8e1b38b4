import { useState } from 'preact/hooks';
import type { ImportBatch } from '../../../core/model/voice/exchange.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { plural } from '../../app/format.ts';
import { useUndoImport } from './use-import.ts';

type Props = { batch: ImportBatch; onAgain: () => void };

const whatWords = ({ kind, created, updated }: ImportBatch): string => {
  const made = plural(
    created,
    kind === 'accounts' ? 'account' : 'piece',
    kind === 'accounts' ? 'accounts' : 'pieces',
  );
  if (kind !== 'accounts') return `${made} of evidence`;
  return updated > 0 ? `${made} made, ${plural(updated, 'account')} changed` : `${made} made`;
};

/** What came in, and at once the way back. */
export function ImportDone({ batch, onAgain }: Props) {
  const undo = useUndoImport();
  const [state, setState] = useState<{ undone?: true; busy?: true; problem?: string }>({});
  const run = async () => {
    setState({ busy: true });
    const reply = await undo(batch.id);
    setState(reply.ok ? { undone: true } : { problem: reply.error.message });
  };
  const href = batch.kind === 'accounts' ? '#/voice/accounts' : '#/voice';
  return (
    <>
      <p role="status">
        {state.undone ? (
          <>{batch.name} is undone: what it made is gone, what it changed is as it was.</>
        ) : (
          <>
            <b>{batch.name}</b> is in: {whatWords(batch)}.
          </>
        )}
      </p>
      <FormError text={state.problem} />
      <div class="wm-actions">
        {!state.undone && (
          <ButtonLink variant="primary" {...{ href }}>
            {batch.kind === 'accounts' ? 'See the accounts' : 'To the inbox'}
          </ButtonLink>
        )}
        <Button onClick={onAgain}>Import something else</Button>
        {!state.undone && (
          <Button icon="undo" busy={state.busy} onClick={() => void run()}>
            Undo
          </Button>
        )}
      </div>
    </>
  );
}
