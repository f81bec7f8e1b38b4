/** What every chooser of the inbox is made of: choices that say what they change, in one dialog. */
import type { EvidenceRow, Triage } from '../../../core/model/voice/inbox.ts';
import { type Pick, PickDialog } from '../../shell/PickDialog.tsx';

export type ChooserProps = {
  rows: readonly EvidenceRow[];
  open: string | undefined;
  onClose: () => void;
  onAct: (changes: Triage, said: string) => Promise<boolean>;
};

export type Choice = Pick & { changes: Triage; said: string };

type ChooseProps = ChooserProps & {
  title: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  choices: readonly Choice[];
  none: string;
};

export function Choose({ onClose, onAct, choices, open: _, rows: __, ...rest }: ChooseProps) {
  return (
    <PickDialog
      {...rest}
      picks={choices}
      onClose={onClose}
      onPick={({ changes, said }) => {
        onClose();
        void onAct(changes, said);
      }}
    />
  );
}
