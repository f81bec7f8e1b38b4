/** How the demo's customers are written down: a request with what was said for it, in a line each. */
import type { RequestStatus } from '../../../core/model/voice/request.ts';

/**
 * A saying begins with its importance (0-3), then its kind where it is no plain request:
 * `2 We need …`, `3 bug The export stops …`, `1 question Can I …`.
 */
export type Saying = string;

export interface DemoRequest {
  title: string;
  about: string;
  /** Name of a demo feature. */
  feature: string | null;
  status: RequestStatus;
  roadmap?: 'now' | 'next' | 'later';
  tags: string[];
  said: Saying[];
}

export interface ParsedSaying {
  importance: number;
  kind: 'request' | 'bug' | 'praise' | 'question' | 'risk';
  words: string;
}

export function parseSaying(saying: Saying): ParsedSaying {
  const [, importance, kind, words] =
    /^([0-3]) (?:(bug|praise|question|risk) )?(.+)$/s.exec(saying) ?? [];
  if (!words) throw new Error(`A saying must begin with its importance: ${saying}`);
  // Safe: the expression takes these kinds and no others.
  return {
    importance: Number(importance),
    kind: (kind ?? 'request') as ParsedSaying['kind'],
    words,
  };
}
