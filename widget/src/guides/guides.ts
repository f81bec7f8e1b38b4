/** Guides: a walk of one or several steps, a checklist, or the resource centre. */
import type { GuideStage } from '../live/types.ts';
import { showPanel } from './panel.tsx';
import { startWalk } from './walk.tsx';

export function showGuide(stage: GuideStage): void {
  const { kind } = stage.item.guide;
  if (kind === 'checklist' || kind === 'resourceCentre') showPanel(stage);
  else startWalk(stage);
}
