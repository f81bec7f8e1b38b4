/** The end of something that was set up: asked once more, since there is no way back. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiResult } from '../../core/model/rpc.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useServices } from '../app/services.ts';
import { Section } from './Section.tsx';

type Props = {
  /** `webhook`: the button says what goes. */
  what: string;
  name: string;
  onDelete: () => Promise<ApiResult<unknown>>;
  /** Where the others of its kind are. */
  back: string;
  /** What goes with it. */
  children: ComponentChildren;
};

export function DeleteSection({ what, name, onDelete, back, children }: Props) {
  const toast = useToast();
  const { router } = useServices();
  const [asking, setAsking] = useState(false);
  return (
    <Section title="Delete" lead="To stop it for a while, switch it off instead.">
      <div class="wm-actions">
        <Button icon="trash" onClick={() => setAsking(true)}>
          Delete this {what}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          confirmLabel="Delete for good"
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            const reply = await onDelete();
            if (!reply.ok) return reply.error.message;
            router.go(back);
            toast({ text: `${name} is deleted.` });
            return undefined;
          }}
        >
          {children}
        </ConfirmDialog>
      )}
    </Section>
  );
}
