import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import type { Candidate } from '../../messages/page-port.ts';
import { FeatureFields } from '../features/FeatureFields.tsx';
import { saveKeys } from '../keys.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import type { Purpose } from '../tag-draft.ts';
import type { Go } from '../Workplace.tsx';
import { PageRuleField } from './PageRuleField.tsx';
import { Proof } from './Proof.tsx';
import { Recognised } from './Recognised.tsx';
import { TargetField } from './TargetField.tsx';
import { useTagForm } from './use-tag-form.ts';

type Props = { candidate: Candidate; purpose: Purpose; go: Go };

/** What it is, what it would count, what to call it. In that order, because that is the order of doubt. */
export function TagForm({ candidate, purpose, go }: Props) {
  const form = useTagForm({ candidate, purpose, go });
  const { draft, target } = form;
  const isNew = target.kind === 'new';
  return (
    <form class="edit" onSubmit={form.save} onKeyDown={submitOnKeys} aria-label="Tag this element">
      <Recognised candidate={candidate} onAgain={() => go.pick(target)} />
      <Proof preview={form.preview} go={go} onAddTo={form.retarget} />
      <section class="wm-form pad" aria-label="Name it">
        {purpose.kind === 'new' && <TargetField target={target} onTarget={form.retarget} />}
        {isNew && (
          <FeatureFields
            draft={draft.feature}
            onChange={form.changeFeature}
            error={form.error}
            focusName
          />
        )}
        <PageRuleField
          rule={draft.tag.rule.page}
          path={form.path}
          pages={form.preview.data?.pages}
          onRule={form.setPage}
        />
      </section>
      <footer class="foot">
        <Button onClick={() => go.mode('off')}>Cancel</Button>
        <Button type="submit" variant="primary">
          {isNew ? 'Save tag' : `Save to “${draft.feature.name}”`} <Kbd keys={saveKeys} />
        </Button>
      </footer>
    </form>
  );
}
