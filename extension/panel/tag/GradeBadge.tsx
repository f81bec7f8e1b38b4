import type { SelectorGrade } from '../../../core/locator/selector-rules.ts';
import { Badge } from '../../../ui/Badge.tsx';

const looks = {
  strong: { word: 'Strong', tone: 'accent' },
  fair: { word: 'Fair', tone: 'plain' },
  weak: { word: 'Weak', tone: 'warn' },
} as const;

/** How long a CSS selector is likely to hold, in one word; the sentence why stands beside it. */
export function GradeBadge({ grade }: { grade: SelectorGrade }) {
  const { word, tone } = looks[grade];
  return <Badge tone={tone}>{word}</Badge>;
}
