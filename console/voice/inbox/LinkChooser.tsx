import { useState } from 'preact/hooks';
import { useCurrent } from '../../app/current.ts';
import { newId } from '../../app/new-id.ts';
import { useRpc } from '../../app/queries.ts';
import { headOf } from '../words.ts';
import { type Choice, Choose, type ChooserProps } from './Choose.tsx';
import { SuggestionLine } from './SuggestionLine.tsx';

/** Those that were asked before come first; a new one is the last row, so Enter never makes one by mistake. */
export function LinkChooser(props: ChooserProps) {
  const { workspace } = useCurrent();
  const [text, setText] = useState('');
  const [first] = props.rows;
  const words = (text.trim() || first?.words || '').slice(0, 2_000);
  const found = useRpc(
    'suggest_requests',
    words.trim()
      ? {
          workspace: workspace.id,
          ...{ words, feature: first?.feature ?? null, besides: null, limit: 12 },
        }
      : null,
    { keep: true },
  );
  const title = (text.trim() || (first ? headOf(first) : '')).slice(0, 120);
  const choices: Choice[] = [
    ...(found.data ?? []).map((one) => ({
      id: one.request,
      label: one.title,
      icon: 'link' as const,
      detail: <SuggestionLine suggestion={one} />,
      group: text.trim() ? 'Found' : 'Asked before',
      changes: { request: one.request },
      said: `Linked to “${one.title}”`,
    })),
    ...(title
      ? [
          {
            id: 'new',
            label: `New request “${title}”`,
            icon: 'plus' as const,
            group: 'New',
            changes: { newRequest: { id: newId(), title, feature: first?.feature ?? null } },
            said: `Linked to the new request “${title}”`,
          },
        ]
      : []),
    ...(props.rows.some(({ request }) => request)
      ? [
          {
            id: 'none',
            label: 'Take the link off',
            icon: 'close' as const,
            group: 'New',
            changes: { request: null, state: 'new' as const },
            said: 'The link is taken off',
          },
        ]
      : []),
  ];
  return (
    <Choose
      {...props}
      title="Link to a request"
      placeholder="Search requests, or name a new one"
      text={text}
      onText={setText}
      choices={choices}
      none={found.error?.message ?? 'Type what they ask for.'}
    />
  );
}
