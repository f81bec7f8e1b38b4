import { useState } from 'preact/hooks';
import type { RequestRow } from '../../../core/model/voice/request.ts';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { PickDialog } from '../../shell/PickDialog.tsx';
import { statusWords } from '../words.ts';

export type Relation = 'parent' | 'related';

type Props = {
  request: RequestRow;
  relation: Relation;
  onPick: (other: string) => void;
  onClose: () => void;
};

export function RelateDialog({ request, relation, onPick, onClose }: Props) {
  const { workspace } = useCurrent();
  const [text, setText] = useState('');
  const query = {
    ...{ status: [], roadmap: null, owner: null, feature: null, tag: null, account: null },
    text,
  };
  const found = useRpc('list_requests', { workspace: workspace.id, query }, { keep: true });
  return (
    <PickDialog
      title={relation === 'parent' ? 'Which request it is part of' : 'Which request is related'}
      placeholder="Search requests"
      text={text}
      onText={setText}
      picks={(found.data ?? [])
        .filter(({ id }) => id !== request.id)
        .slice(0, 40)
        .map(({ id, title, status }) => ({
          id,
          label: title,
          icon: 'link' as const,
          detail: statusWords[status].name,
        }))}
      onPick={({ id }) => {
        onClose();
        onPick(id);
      }}
      onClose={onClose}
      none={found.error?.message ?? 'No request is called that.'}
    />
  );
}
