/** One dialog for each thing that a piece can be given: type a few letters, Enter. */
import { useState } from 'preact/hooks';
import { useCurrent } from '../../app/current.ts';
import { formatLongDay } from '../../app/format.ts';
import { useRpc } from '../../app/queries.ts';
import { type Choice, Choose, type ChooserProps } from './Choose.tsx';
import { LinkChooser } from './LinkChooser.tsx';
import { snoozeTimes } from './snooze-times.ts';

export function Choosers(props: ChooserProps) {
  if (props.open === 'link') return <LinkChooser {...props} />;
  if (props.open === 'feature') return <FeatureChooser {...props} />;
  if (props.open === 'tag') return <TagChooser {...props} />;
  if (props.open === 'assign') return <AssignChooser {...props} />;
  if (props.open === 'snooze') return <SnoozeChooser {...props} />;
  return null;
}

const contains = (label: string, text: string) =>
  label.toLowerCase().includes(text.trim().toLowerCase());

function FeatureChooser(props: ChooserProps) {
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

function TagChooser(props: ChooserProps) {
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

function AssignChooser(props: ChooserProps) {
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
function SnoozeChooser(props: ChooserProps) {
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
