/** What end users would stumble over, each with its fix, and whom it would have reached last week. */
import { useEffect } from 'preact/hooks';
import type { Check } from '../../../core/engage/checks.ts';
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { ChecksList } from '../../../ui/engage/checks/ChecksList.tsx';
import { ForecastPanel } from '../../../ui/engage/checks/ForecastPanel.tsx';
import { ReadingTimes } from '../../../ui/engage/checks/ReadingTimes.tsx';
import { useRested } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { type Checked, runOf } from './use-checks.ts';

type Props = {
  draft: ItemDraft;
  theme: Theme | undefined;
  checked: Checked;
  onGo: (check: Check) => void;
};

/** Measured anew whenever it looks otherwise, once whoever writes it rests. */
function useMeasuring(draft: ItemDraft, theme: Theme | undefined): void {
  const { page } = useServices();
  const { definition } = draft;
  const run = useRested(runOf(definition, theme), 500);
  const isReady = page.connected.value && page.mode.value === 'author';
  useEffect(() => {
    if (!isReady || page.measured.peek()?.run === run) return;
    page.post({ type: 'measure', run, definition, theme: theme ?? {} });
  }, [run, isReady]);
}

export function Checks({ draft, theme, checked, onGo }: Props) {
  const { api, page } = useServices();
  const { app } = useWork();
  useMeasuring(draft, theme);
  const isReached = page.connected.value;
  return (
    <section class="pad checks" aria-label="Checks before publishing">
      <ChecksList checks={checked.checks} onGo={onGo} />
      <p class="wm-note" role="status">
        {checked.isMeasured
          ? 'Measured on this page: contrast in light and dark, size of targets, order of focus, and fit at 320 pixels in each language.'
          : isReached
            ? 'Measuring it on the page…'
            : 'Open your product’s page to have its colours, sizes and fit measured.'}
      </p>
      <ReadingTimes definition={draft.definition} />
      <ForecastPanel api={api} app={app.id} draft={draft} />
    </section>
  );
}
