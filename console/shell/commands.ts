/** What the palette offers, and how it is narrowed. */
import type { IconName } from '../../ui/icons.ts';

export type Command = {
  id: string;
  label: string;
  group: 'Go to' | 'Features' | 'Do' | 'Switch';
  icon: IconName;
  keys?: string;
  run: () => void;
};

/** Every word must start a word of the label (or of its group); earlier matches first. */
export function narrow(commands: readonly Command[], text: string): Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0)
    return commands
      .filter(({ group }) => group !== 'Features')
      .concat(commands.filter(({ group }) => group === 'Features').slice(0, 6));
  return commands
    .map((command) => ({ command, rank: rank(`${command.label} ${command.group}`, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => Number(a.rank) - Number(b.rank))
    .map(({ command }) => command)
    .slice(0, 40);
}

/** Null where a word does not start any word; else the sum of places, small is early. */
function rank(label: string, words: readonly string[]): number | null {
  const text = ` ${label.toLowerCase()}`;
  const at = words.map((word) => text.indexOf(` ${word}`));
  return at.some((index) => index < 0) ? null : at.reduce((sum, index) => sum + index, 0);
}
