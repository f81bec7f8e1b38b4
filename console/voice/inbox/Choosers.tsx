/** One dialog for each thing that a piece can be given: type a few letters, Enter. */
import { useState } from 'preact/hooks';
import type { EvidenceRow, Triage } from '../../../core/model/voice/inbox.ts';
import { useCurrent } from '../../app/current.ts';
import { formatLongDay } from '../../app/format.ts';
import { newId } from '../../app/new-id.ts';
import { useRpc } from '../../app/queries.ts';
import { type Pick, PickDialog } from '../../shell/PickDialog.tsx';
import { headOf } from '../words.ts';
import { SuggestionLine } from './SuggestionLine.tsx';
import { snoozeTimes } from './snooze-times.ts';

type Props = {
  rows: readonly EvidenceRow[];
  open: string | undefined;
  onClose: () => void;
  onAct: (changes: Triage, said: string) => Promise<boolean>;
};

type Choice = Pick & { changes: Triage; said: string };

export function Choosers(props: Props) {
  if (props.open === 'link') return <LinkChooser {...props} />;
  if (props.open === 'feature') return <FeatureChooser {...props} />;
  if (props.open === 'tag') return <TagChooser {...props} />;
  if (props.open === 'assign') return <AssignChooser {...props} />;
  if (props.open === 'snooze') return <SnoozeChooser {...props} />;
  return null;
}

type ChooseProps = Props & {
  title: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  choices: readonly Choice[];
  none: string;
};

function Choose({ onClose, onAct, choices, open: _, rows: __, ...rest }: ChooseProps) {
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

const contains = (label: string, text: string) =>
  label.toLowerCase().includes(text.trim().toLowerCase());

/** Those that were asked before come first; a new one is the last row, so Enter never makes one by mistake. */
function LinkChooser(props: Props) {
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

function FeatureChooser(props: Props) {
  const { workspace } = useCurrent();
  const [text, setText] = useState('');
  const features = useRpc('list_features', { workspace: workspace.id, archived: false });
  const choices = (features.data ?? [])
    .filter(({ name }) => contains(name, text))
    .slice(0, 60)
    .map(({ id, name, areaName }) => ({
      id,
      label: name,
      icon: 'features' as const,
      group: areaName ?? 'No area',
      changes: { feature: id },
      said: `Filed under “${name}”`,
    }));
  const none = features.error?.message ?? 'No feature is called that.';
  const title = 'Which feature it is about';
  return (
    <Choose
      {...props}
      {...{ title, placeholder: 'A feature', text, onText: setText, choices, none }}
    />
  );
}

function TagChooser(props: Props) {
  const [text, setText] = useState('');
  const tag = text.trim().slice(0, 60);
  const there = [...new Set(props.rows.flatMap(({ tags }) => tags))];
  const choices: Choice[] = [
    ...(tag && !there.includes(tag)
      ? [
          {
            id: 'add',
            label: `Tag with “${tag}”`,
            icon: 'plus' as const,
            changes: { addTags: [tag] },
            said: `Tagged with “${tag}”`,
          },
        ]
      : []),
    ...there
      .filter((one) => contains(one, text))
      .map((one) => ({
        id: one,
        label: `Take “${one}” off`,
        icon: 'close' as const,
        changes: { removeTags: [one] },
        said: `“${one}” is taken off`,
      })),
  ];
  const none = 'Type a tag.';
  return (
    <Choose
      {...props}
      {...{ title: 'Tag', placeholder: 'A tag', text, onText: setText, choices, none }}
    />
  );
}

function AssignChooser(props: Props) {
  const { workspace } = useCurrent();
  const [text, setText] = useState('');
  const members = useRpc('list_members', { workspace: workspace.id });
  const people = (members.data ?? []).map(({ user, name, email }) => ({
    id: user,
    label: name ?? email,
    icon: 'user' as const,
    changes: { assignee: user },
    said: `Assigned to ${name ?? email}`,
  }));
  const nobody = {
    id: 'nobody',
    label: 'Nobody',
    icon: 'close' as const,
    changes: { assignee: null },
    said: 'Assigned to nobody',
  };
  const choices = [...people, nobody].filter(({ label }) => contains(label, text));
  const none = members.error?.message ?? 'No member is called that.';
  return (
    <Choose
      {...props}
      {...{ title: 'Assign to', placeholder: 'A member', text, onText: setText, choices, none }}
    />
  );
}

/** Comes back by itself at nine in the morning of the workspace. */
function SnoozeChooser(props: Props) {
  const { workspace } = useCurrent();
  const [text, setText] = useState('');
  const choices = snoozeTimes(Date.now(), workspace.timezone)
    .filter(({ label }) => contains(label, text))
    .map(({ id, label, until, day }) => ({
      id,
      label,
      icon: 'clock' as const,
      detail: formatLongDay(day),
      changes: { state: 'snoozed' as const, snoozedUntil: until },
      said: `Snoozed: back ${label.toLowerCase()}`,
    }));
  const none = 'Choose one of the times.';
  return (
    <Choose
      {...props}
      {...{ title: 'Snooze until', placeholder: 'When', text, onText: setText, choices, none }}
    />
  );
}
