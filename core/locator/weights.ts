/**
 * How much each signal says about two descriptors being the same element, in natural logarithms of odds.
 * Data, not code: the SQL twin (app.locator_weights) holds the same rows in the same order, and a test
 * compares them.
 *
 * Origin: the signals started from those of Similo (Nass, Alégroth, Feldt et al., ACM TOSEM 2023), with
 * neighbouring words hashed and with what a screen reader tells. The numbers between the two marks are
 * learnt by bench/locator/tune.ts, a conditional logit over some thousand elements before and after real
 * redesigns or gone in them; bench/locator/priors.ts says what was set by judgement instead. How good they
 * are on pages they were not learnt from is what `npm run bench -- locator` prints.
 */
export type Signal = keyof typeof weights;

export type Weight = {
  /** Evidence for, times how far both sides agree. */
  readonly agree: number;
  /** Evidence against, times how far both sides contradict each other. */
  readonly conflict: number;
  /** Evidence against where only one side has the signal: things appear and go. */
  readonly one: number;
};

export const weights = {
  // learnt from here
  mark: { agree: 12, conflict: 8, one: 0 },
  testid: { agree: 5, conflict: 7, one: 0.5 },
  id: { agree: 1.08, conflict: 0.2, one: 0.8 },
  field: { agree: 0.56, conflict: 0.5, one: 0.2 },
  target: { agree: 0.39, conflict: 1.97, one: 1.36 },
  label: { agree: 1.08, conflict: 3.31, one: 0.78 },
  text: { agree: 0.2, conflict: 0.2, one: 1.08 },
  hint: { agree: 0.2, conflict: 0.2, one: 0.7 },
  icon: { agree: 0.3, conflict: 0.92, one: 1.46 },
  tag: { agree: 1.71, conflict: 1.47, one: 0 },
  type: { agree: 1.17, conflict: 0.66, one: 1.01 },
  classes: { agree: 1.05, conflict: 0.1, one: 0 },
  path: { agree: 0.2, conflict: 0.08, one: 1.85 },
  trail: { agree: 0.36, conflict: 1.43, one: 0.5 },
  near: { agree: 1.86, conflict: 0, one: 1.37 },
  landmark: { agree: 0.2, conflict: 0.5, one: 0.15 },
  heading: { agree: 0.3, conflict: 9, one: 0.45 },
  place: { agree: 0.65, conflict: 0.4, one: 0 },
  frame: { agree: 0.2, conflict: 2, one: 2 },
  shadow: { agree: 0.2, conflict: 1, one: 1 },
  before: { agree: 1.26, conflict: 0.18, one: 0.79 },
  after: { agree: 0.98, conflict: 0.82, one: 0.96 },
  use: { agree: 1.24, conflict: 0.99, one: 0 },
  identity: { agree: 2.83, conflict: 1.15, one: 0 },
  apart: { agree: 0.33, conflict: 2, one: 0 },
  // to here
} as const satisfies Record<string, Weight>;

/** Where most neighbours agree, a contradiction of these is a renaming, and counts that much less. */
export const headings: ReadonlySet<Signal> = new Set(['landmark', 'heading']);

/** What speaks against any two elements being the same before either is looked at. */
export const chance = 2.54;

/**
 * Where the decision falls. `accept`: what is not more likely than not is refused. `tie`: so is a best that
 * a second comes closer to than half as likely. `review`: below it there is nothing to show either.
 */
export const thresholds = { accept: 0.5, review: 0.1, tie: 0.5 } as const;
