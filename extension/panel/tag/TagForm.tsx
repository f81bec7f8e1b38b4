import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import type { Candidate } from '../../messages/page-port.ts';
import { FeatureFields, NameField } from '../features/FeatureFields.tsx';
import { saveKeys } from '../keys.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import { maySelect, type Purpose } from '../tag-draft.ts';
import type { Go } from '../Workplace.tsx';
import { PageRuleField } from './PageRuleField.tsx';
import { Proof } from './Proof.tsx';
import { RecogniseBy } from './RecogniseBy.tsx';
import { Recognised } from './Recognised.tsx';
import { TargetField } from './TargetField.tsx';
import { useTagForm } from './use-tag-form.ts';

type Props = { candidate: Candidate; purpose: Purpose; written: string | undefined; go: Go };

/** What it is, what to call it, what it would count, where it belongs: the first three without scrolling. */
export function TagForm({ candidate, purpose, written, go }: Props) {
  const form = useTagForm({ candidate, purpose, written, go });
  const { draft, target } = form;
  const isNew = target.kind === 'new';
  return (
    <form class="edit" onSubmit={form.save} onKeyDown={submitOnKeys} aria-label="Tag this element">
      <Recognised candidate={candidate} onAgain={() => go.pick(target)} />
      {maySelect(target) && (
        <RecogniseBy
          candidate={candidate}
          selector={form.selector}
          graded={form.graded}
          error={form.selectorError}
          onSelector={form.setSelector}
        />
      )}
      <section class="wm-form pad" aria-label="Name it">
        {purpose.kind === 'new' && <TargetField target={target} onTarget={form.retarget} />}
        {isNew && (
          <NameField
            name={draft.feature.name}
            error={form.error}
            onChange={form.changeFeature}
            takesFocus
          />
        )}
      </section>
      {!form.problem && <Proof preview={form.preview} go={go} onAddTo={form.retarget} />}
      <section class="wm-form pad" aria-label="Where it belongs">
        <PageRuleField
          rule={draft.tag.rule.page}
          path={form.path}
          pages={form.preview.data?.pages}
          onRule={form.setPage}
        />
        {isNew && <FeatureFields draft={draft.feature} onChange={form.changeFeature} />}
        {!isNew && form.error && (
          <p class="wm-note wm-note-wrong" role="alert">
            {form.error}
          </p>
        )}
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
