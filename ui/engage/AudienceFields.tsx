import { everybody, readTree, writeTree } from '../../core/engage/condition-tree.ts';
import type { Definition } from '../../core/model/engagement.ts';
import { Button } from '../Button.tsx';
import { AudienceSize } from './AudienceSize.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import type { Edit } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { useTree } from './use-tree.ts';

type Props = {
  definition: Definition;
  edit: Edit;
};

/** For whom it is, with how many people that is. */
export function AudienceFields({ definition, edit }: Props) {
  const { audience } = definition;
  const write = (next: Definition['audience']) => edit((before) => ({ ...before, audience: next }));
  const [tree, setTree] = useTree(readTree(audience), (next) => write(writeTree(next)));
  if (tree === null) {
    return (
      <FormSheet
        title="Audience"
        lead="It has a condition of its own, which this form leaves as it is."
      >
        <pre class="condition">{JSON.stringify(audience, null, 2)}</pre>
        <AudienceSize condition={audience} />
        <Button small onClick={() => setTree(everybody)}>
          Start over with everybody
        </Button>
      </FormSheet>
    );
  }
  return (
    <FormSheet
      title="Audience"
      lead={tree.parts.length === 0 ? 'Everybody.' : 'Everybody of whom this is true.'}
    >
      <ConditionFields group={tree} onGroup={setTree} />
      <AudienceSize condition={audience} />
    </FormSheet>
  );
}
