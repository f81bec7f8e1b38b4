/**
 * What came of one case. `correct` is the very element, `equivalent` is nested in or around it with the
 * same box or text; both are located. `none` is a refusal: right where the element is gone.
 */
export type Outcome = 'correct' | 'equivalent' | 'wrong' | 'none';
export type Track = 'desc' | 'dom';

export type Verdict = {
  readonly id: string;
  readonly track: Track;
  /** The site or template: what its cases have in common, they are right or wrong about together. */
  readonly family: string;
  /** The element was taken from the new page: every answer but `none` is a false accept. */
  readonly isGone: boolean;
  readonly outcome: Outcome;
  /** Time of the decision alone, reading the page is not part of it; absent where nobody took it. */
  readonly ms?: number;
};

/** A decision before its threshold: what it would answer, and how sure it is. */
export type Scored = Omit<Verdict, 'outcome'> & {
  /** What the best candidate would be; absent where there was none. */
  readonly pick?: Exclude<Outcome, 'none'>;
  readonly score: number;
};

/** The verdict that this threshold gives. */
export function settle({ pick, score, ...rest }: Scored, accept: number): Verdict {
  const isAccepted = pick !== undefined && score >= accept;
  return { ...rest, outcome: isAccepted ? pick : 'none' };
}
