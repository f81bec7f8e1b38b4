/** All checks of a draft: of itself, against what is live and was seen last week, and as measured on the page. */

import { measuredChecks } from '../../../core/engage/checks/measured.ts';
import { type Check, checksOf } from '../../../core/engage/checks.ts';
import { fnv1a32 } from '../../../core/experiment/hash.ts';
import type { Definition, ItemDraft } from '../../../core/model/engagement.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { useAnswer } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

/** Names a draft as it looks: what was measured of another one says nothing of this. */
export function runOf({ guide, survey, theme, languages }: Looks, app: Theme | undefined): string {
  return String(fnv1a32(JSON.stringify([guide, survey, theme, languages, app])));
}
type Looks = Pick<Definition, 'theme' | 'languages'> & { guide?: unknown; survey?: unknown };

export type Checked = { readonly checks: readonly Check[]; readonly isMeasured: boolean };

export function useChecks(draft: ItemDraft, theme: Theme | undefined): Checked {
  const { page, now } = useServices();
  const { app } = useWork();
  const context = useAnswer('check_context', { app: app.id, item: draft.id }).data;
  const place = page.place.value;
  const measured = page.measured.value;
  const isMeasured = measured?.run === runOf(draft.definition, theme);
  const here = place && { address: place.origin + place.path, path: place.path };
  const checks = checksOf(draft, here, { context, now: now() });
  const found = isMeasured && measured ? measuredChecks(measured.all) : [];
  const isHint = ({ level }: Check) => level === 'hint';
  return {
    checks: [...checks.filter((one) => !isHint(one)), ...found, ...checks.filter(isHint)],
    isMeasured,
  };
}
