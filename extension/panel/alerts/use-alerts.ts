import { useState } from 'preact/hooks';
import type { Alert } from '../../../core/model/tag-health.ts';
import { type Answer, useAnswer } from '../hooks.ts';
import { useWork } from '../work.ts';

export type Alerts = {
  /** Of this product, not put aside; newest first. */
  open: readonly Alert[];
  answer: Answer<readonly Alert[]>;
  /** After something was done about one. */
  refresh: () => void;
};

/** Asked once by the workplace, for the strip, the list and the rows of the page. */
export function useAlerts(): Alerts {
  const { workspace, app } = useWork();
  const [again, setAgain] = useState(0);
  const answer = useAnswer(
    'list_alerts',
    { workspace: workspace.id, state: null, limit: 200 },
    again,
  );
  const mine = answer.data?.filter((alert) => alert.app === app.id && alert.state !== 'snoozed');
  return { open: mine ?? [], answer, refresh: () => setAgain((before) => before + 1) };
}
