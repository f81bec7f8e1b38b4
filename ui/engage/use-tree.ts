import { useState } from 'preact/hooks';
import { type Group, readTree, writeTree } from '../../core/engage/condition-tree.ts';

/** Without what no condition says. */
const normal = (group: Group) => readTree(writeTree(group));

/**
 * The tree as it is being built: empty groups stand in it, which no condition says. It gives way to what is
 * written elsewhere (an undo, another draft), and is told apart from that by meaning something else.
 */
export function useTree(written: Group | null, write: (group: Group) => void) {
  const [built, setBuilt] = useState<Group | null>(null);
  const meaning = (group: Group | null) => JSON.stringify(group && normal(group));
  const tree = built && meaning(built) === meaning(written) ? built : written;
  const set = (group: Group) => {
    setBuilt(group);
    write(group);
  };
  return [tree, set] as const;
}
