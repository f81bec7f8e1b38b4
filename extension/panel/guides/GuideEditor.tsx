import { useState } from 'preact/hooks';
import type { Check } from '../../../core/engage/checks.ts';
import type { Step } from '../../../core/model/guide.ts';
import { FormError } from '../../../ui/FormError.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { BackBar } from '../BackBar.tsx';
import { useAnswer } from '../hooks.ts';
import { useWork } from '../work.ts';
import { AnchorField } from './AnchorField.tsx';
import { Checks } from './Checks.tsx';
import { ContentTab } from './ContentTab.tsx';
import { EditorFoot } from './EditorFoot.tsx';
import { FormContext } from './FormContext.tsx';
import { ItemState } from './ItemState.tsx';
import { RulesTab } from './RulesTab.tsx';
import { Unsaved } from './Unsaved.tsx';
import { onUndoKeys } from './undo-keys.ts';
import type { Author, Authored } from './use-author.ts';
import { useChecks } from './use-checks.ts';
import type { Opened } from './use-opened.ts';
import { useSave } from './use-save.ts';
import { VersionsTab } from './VersionsTab.tsx';

type Props = { author: Author; opened: Opened; authored: Authored };
type TabId = 'content' | 'rules' | 'checks' | 'versions';

/** Once its tab, and its step, are drawn. */
function focusPhrase(key: string | undefined): void {
  if (key === undefined) return;
  setTimeout(() => document.querySelector<HTMLElement>(`[data-phrase="${key}"]`)?.focus());
}

/** In the order of the work: say it, place it, see it; for whom; check; and what it was before. */
export function GuideEditor({ author, opened, authored }: Props) {
  const { app } = useWork();
  const [tab, setTab] = useState<TabId>('content');
  const [step, setStep] = useState<string>();
  const engagement = useAnswer('get_engagement', { app: app.id }).data;
  const save = useSave(author, opened);
  const { draft, item } = authored;
  const { definition } = draft;
  const checked = useChecks(draft, engagement?.theme);
  const { checks } = checked;
  const tabs = [
    { id: 'content', label: 'Content' },
    { id: 'rules', label: 'Rules' },
    { id: 'checks', label: 'Checks', count: checks.length || undefined },
    ...(item ? [{ id: 'versions', label: 'Versions' } as const] : []),
  ] as const;
  const goTo = (check: Check) => {
    if (check.step) setStep(check.step);
    setTab('content');
    focusPhrase(check.phrases?.[0]);
  };
  const anchorField = (one: Step) => <AnchorField author={author} step={one} />;
  return (
    <form
      class="edit"
      aria-label="Guide"
      noValidate
      onKeyDown={onUndoKeys(author)}
      onSubmit={(event) => {
        event.preventDefault();
        void save.save();
      }}
    >
      <BackBar title={draft.name || 'Guide'} onBack={() => author.open(undefined)}>
        <IconButton icon="undo" label="Undo" disabled={!author.canUndo} onClick={author.undo} />
        <IconButton icon="redo" label="Redo" disabled={!author.canRedo} onClick={author.redo} />
      </BackBar>
      <FormContext anchorField={anchorField}>
        {item && <ItemState {...{ author, item }} />}
        <Unsaved {...{ author, authored }} />
        <Tabs label="Parts of it" tabs={tabs} value={tab} onValue={setTab}>
          {tab === 'content' && (
            <ContentTab
              {...{ author, authored, step }}
              theme={engagement?.theme}
              onStep={setStep}
            />
          )}
          {tab === 'rules' && <RulesTab definition={definition} edit={author.edit} />}
          {tab === 'checks' && (
            <Checks {...{ draft, checked }} theme={engagement?.theme} onGo={goTo} />
          )}
          {tab === 'versions' && item && <VersionsTab {...{ author, item }} />}
        </Tabs>
        <FormError text={save.wrong} />
        <EditorFoot
          {...{ author, authored, save, checks }}
          requireReview={engagement?.requireReview ?? false}
          onChecks={() => setTab('checks')}
        />
      </FormContext>
    </form>
  );
}
