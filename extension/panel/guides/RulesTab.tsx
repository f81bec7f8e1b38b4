import type { Definition } from '../../../core/model/engagement.ts';
import { AudienceFields } from '../../../ui/engage/AudienceFields.tsx';
import type { Edit } from '../../../ui/engage/editing.ts';
import { LookFields } from '../../../ui/engage/LookFields.tsx';
import { MeasureFields } from '../../../ui/engage/MeasureFields.tsx';
import { PagesFields } from '../../../ui/engage/PagesFields.tsx';
import { TimingFields } from '../../../ui/engage/TimingFields.tsx';

/** Whom, where, when, how often, what for: in the order in which they decide. */
export function RulesTab({ definition, edit }: { definition: Definition; edit: Edit }) {
  return (
    <div class="pad editor-sheets">
      <AudienceFields definition={definition} edit={edit} />
      <PagesFields where={definition.where} edit={edit} />
      <TimingFields definition={definition} edit={edit} />
      <MeasureFields definition={definition} edit={edit} />
      <LookFields definition={definition} edit={edit} />
    </div>
  );
}
