/** The state of naming a pick: the draft, its proof, and saving it. */
import { useMemo, useState } from 'preact/hooks';
import { useToast } from '../../../ui/Toast.tsx';
import { saveAnswer } from '../../answers.ts';
import type { Candidate, Graded } from '../../messages/page-port.ts';
import { newId } from '../../new-id.ts';
import { usageDays } from '../features/FeatureUsage.tsx';
import { useAnswer, useRested } from '../hooks.ts';
import { useServices } from '../services.ts';
import { createDraft, type Draft, maySelect, type Purpose, ruleBy } from '../tag-draft.ts';
import type { Go } from '../Workplace.tsx';
import { useWork } from '../work.ts';
import { useGraded } from './use-graded.ts';

/** A pattern is typed letter by letter; everything else changes with one press. */
const restMs = 200;

type Options = {
  candidate: Candidate;
  purpose: Purpose;
  /** The CSS selector that it was picked by, where nobody pointed. */
  written: string | undefined;
  go: Go;
};

const selectorOf = (purpose: Purpose) =>
  (purpose.kind === 'new' ? undefined : purpose.tag?.rule.selector) ?? null;

export function useTagForm({ candidate, purpose, written, go }: Options) {
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
  const [isRefused, setRefused] = useState(false);

  const [selector, setSelector] = useState(written ?? selectorOf(purpose));
  const graded = useGraded(selector);
  const problem = selector === null ? undefined : problemOf(selector, graded);

  const ruled = useMemo(
    () => ruleBy(draft.tag.rule, selector, graded),
    [draft.tag.rule, selector, graded],
  );
  const rule = useRested(ruled, restMs);
  const question = {
    app: app.id,
    rule,
    days: usageDays,
    except_tag: target.kind === 'new' ? null : draft.tag.id,
  };
  const preview = useAnswer('preview_tag', problem || rule.selector === '' ? null : question);

  /** The same for mouse and keys: the form submits. */
  const save = async (event: Event) => {
    event.preventDefault();
    if (problem) return setRefused(true);
    const feature = { ...draft.feature, name: draft.feature.name.trim() };
    const where = { workspace: workspace.id, app: app.id };
    const tag = { ...draft.tag, rule: ruled };
    const change = { feature, tag, matched: graded?.matched ?? [], days: usageDays };
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
    selector,
    graded,
    setSelector(next: string | null) {
      setSelector(next);
      setRefused(false);
    },
    /** What the selector cannot be saved for; the figures wait for it too. */
    problem,
    selectorError: isRefused ? problem : undefined,
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
      setSelector(selectorOf(next) ?? (maySelect(next) ? selector : null));
    },
  };
}

function problemOf(selector: string, graded: Graded | undefined): string | undefined {
  if (selector.trim() === '') return 'Write a selector, or recognise it by its signs.';
  if (!graded) return 'The page has not answered yet: save again in a moment, or reload it.';
  return graded.problem ?? undefined;
}

export type TagFormState = ReturnType<typeof useTagForm>;
