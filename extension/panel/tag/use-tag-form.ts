/** The state of naming a pick: the draft, its proof, and saving it. */
import { useState } from 'preact/hooks';
import { useToast } from '../../../ui/Toast.tsx';
import { saveAnswer } from '../../answers.ts';
import type { Candidate } from '../../messages/page-port.ts';
import { newId } from '../../new-id.ts';
import { usageDays } from '../features/FeatureUsage.tsx';
import { useAnswer, useRested } from '../hooks.ts';
import { useServices } from '../services.ts';
import { createDraft, type Draft, type Purpose } from '../tag-draft.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';

/** A pattern is typed letter by letter; everything else changes with one press. */
const restMs = 200;

type Options = { candidate: Candidate; purpose: Purpose; go: Go };

export function useTagForm({ candidate, purpose, go }: Options) {
  const { changes, db, now, page } = useServices();
  const { account, workspace, app } = useWork();
  const toast = useToast();
  const path = page.place.value?.path ?? '/';
  // The person at work is the likeliest owner.
  const make = (next: Purpose) =>
    createDraft(next, { candidate, path, owner: account.user.id, newId });
  const [target, setTarget] = useState(purpose);
  const [draft, setDraft] = useState<Draft>(() => make(purpose));
  const [error, setError] = useState<string>();

  const rule = useRested(draft.tag.rule, restMs);
  const preview = useAnswer('preview_tag', {
    app: app.id,
    rule,
    days: usageDays,
    except_tag: target.kind === 'new' ? null : draft.tag.id,
  });

  /** The same for mouse and keys: the form submits. */
  const save = async (event: Event) => {
    event.preventDefault();
    const feature = { ...draft.feature, name: draft.feature.name.trim() };
    const where = { workspace: workspace.id, app: app.id };
    const change = { feature, tag: draft.tag, matched: [], days: usageDays };
    const saved = await changes.saveTag(where, change);
    if (!saved.ok) return setError(saved.error.message);
    if (preview.data) {
      // What was proven is what stands there at once; the server's own answer follows.
      const question = { feature: feature.id, app: app.id, days: usageDays };
      await saveAnswer(db, 'feature_usage', question, preview.data.usage, now());
    }
    toast({ text: `“${feature.name}” is saved.` });
    go.mode('off');
    go.feature(feature.id);
  };

  return {
    path,
    draft,
    target,
    preview,
    error,
    save,
    changeFeature: (change: Partial<Draft['feature']>) =>
      setDraft((before) => ({ ...before, feature: { ...before.feature, ...change } })),
    setPage: (page: Draft['tag']['rule']['page']) =>
      setDraft((before) => {
        const rule = { ...before.tag.rule, page };
        return { ...before, tag: { ...before.tag, rule } };
      }),
    /** A new feature, or one more element of one that exists. */
    retarget(next: Purpose) {
      setTarget(next);
      setDraft(make(next));
    },
  };
}

export type TagFormState = ReturnType<typeof useTagForm>;
