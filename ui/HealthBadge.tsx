import type { Health } from '../core/model/feature.ts';

/** Each state has its own rhombus and word, so that colour only repeats what they say. */
const looks: Record<Health, { word: string; tone: string; path: string; fill: string | null }> = {
  healthy: {
    word: 'Healthy',
    tone: 'good',
    path: 'M8 2.4 12.8 8 8 13.6 3.2 8Z',
    fill: 'M8 2.4 12.8 8 8 13.6 3.2 8Z',
  },
  drifting: {
    word: 'Drifting',
    tone: 'warn',
    path: 'M8 2.4 12.8 8 8 13.6 3.2 8Z',
    fill: 'M8 2.4 8 13.6 3.2 8Z',
  },
  ambiguous: {
    word: 'Ambiguous',
    tone: 'warn',
    path: 'M6 3.4 9.8 8 6 12.6 2.2 8Z M10 3.4 13.8 8 10 12.6 6.2 8Z',
    fill: null,
  },
  silent: {
    word: 'Silent',
    tone: 'danger',
    path: 'M8 2.4 12.8 8 8 13.6 3.2 8Z M3 13 13 3',
    fill: null,
  },
  'over-matching': {
    word: 'Over-matching',
    tone: 'warn',
    path: 'M8 1.4 13.6 8 8 14.6 2.4 8Z M8 5 10.6 8 8 11 5.4 8Z',
    fill: 'M8 5 10.6 8 8 11 5.4 8Z',
  },
  unknown: {
    word: 'Not known yet',
    tone: 'plain',
    path: 'M8 2.4 12.8 8 8 13.6 3.2 8Z',
    fill: null,
  },
};

type Props = {
  health: Health;
  /** One sentence: why. Shown as text, or as the tooltip where there is no room. */
  reason?: string | undefined;
  showReason?: boolean | undefined;
};

/** The reason is always there for screen readers; for the eye it is a line or, in tables, a tooltip. */
export function HealthBadge({ health, reason, showReason }: Props) {
  const look = looks[health];
  return (
    <span class={`wm-health wm-health-${look.tone}`} title={showReason ? undefined : reason}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {look.fill && <path d={look.fill} class="wm-health-fill" />}
        <path d={look.path} />
      </svg>
      <span>
        {look.word}
        {reason &&
          (showReason ? <small>{reason}</small> : <span class="wm-hidden">: {reason}</span>)}
      </span>
    </span>
  );
}
