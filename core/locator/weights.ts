/**
 * How much each signal says about two descriptors being the same element. Data, not code: the SQL twin
 * (app.locator_weights) holds the same rows in the same order, and a test compares them.
 *
 * Origin: the signals are those of Similo (Nass, Alégroth, Feldt et al., ACM TOSEM 2023), with neighbouring
 * words hashed and with what a screen reader tells. The weights were found by a random search over 805 pairs
 * of elements before and after real redesigns and 194 that are gone, cross-validated by site, a wrong match
 * counted as three refusals; then rounded by hand. What the pairs hold none of (mark, test id, frame,
 * component) was set by judgement, and label and heading contradict more than the search asked for: a "Save"
 * under another heading must never be taken for this one, unless what stands around it says that the heading
 * was renamed.
 */
export type Signal = keyof typeof weights;

export type Weight = {
  /** Weight where both sides have the signal. */
  readonly both: number;
  /** Weight, counted as disagreement, where only one side has it: things appear and go. */
  readonly one: number;
  /** Share of the whole score that a complete contradiction takes away. */
  readonly conflict: number;
  /** Where this earlier signal agrees, a contradiction is a renaming, and takes that much less. */
  readonly unless?: 'near';
};

export const weights = {
  mark: { both: 20, one: 0, conflict: 0.6 },
  testid: { both: 4, one: 0.4, conflict: 0.4 },
  id: { both: 1.5, one: 0.4, conflict: 0.1 },
  field: { both: 2.5, one: 0.4, conflict: 0.3 },
  target: { both: 1.5, one: 0.7, conflict: 0.15 },
  label: { both: 3.5, one: 0.5, conflict: 0.25 },
  text: { both: 1, one: 0.5, conflict: 0.2 },
  hint: { both: 0.5, one: 0.1, conflict: 0.05 },
  icon: { both: 1.5, one: 0.4, conflict: 0.05 },
  tag: { both: 1.2, one: 0, conflict: 0.35 },
  type: { both: 0.5, one: 0.4, conflict: 0.2 },
  classes: { both: 1.1, one: 0.3, conflict: 0 },
  path: { both: 1, one: 0.3, conflict: 0 },
  trail: { both: 0.6, one: 0.5, conflict: 0 },
  near: { both: 1.6, one: 1.2, conflict: 0 },
  landmark: { both: 0.3, one: 0.1, conflict: 0, unless: 'near' },
  heading: { both: 1.5, one: 0.2, conflict: 0.25, unless: 'near' },
  place: { both: 0.3, one: 0, conflict: 0 },
  frame: { both: 0.5, one: 0.5, conflict: 0.1 },
  shadow: { both: 0.5, one: 0.3, conflict: 0.05 },
} as const satisfies Record<string, Weight>;

/**
 * Where the decision falls. `accept`: below it the best is too weak to count. `review`: below it there is
 * nothing to show either. `margin`: a second as close as this makes it a tie.
 */
export const thresholds = { accept: 0.6, review: 0.45, margin: 0.05 } as const;
