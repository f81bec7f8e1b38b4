/** What the cases cannot teach, because they hold none of it or too few: set by judgement, and why. */
import type { LearnOptions } from './learn.ts';

export const priors: LearnOptions = {
  fixed: {
    // A developer's promise outweighs everything; two different promises are two elements.
    mark: { agree: 12, conflict: 8, one: 0 },
    testid: { agree: 5, conflict: 7, one: 0.5 },
    // Another frame or component is another place, however alike what stands in it.
    frame: { agree: 0.2, conflict: 2, one: 2 },
    shadow: { agree: 0.2, conflict: 1, one: 1 },
  },
  floors: {
    // Who is called what the neighbour was called is the neighbour.
    apart: { conflict: 2 },
    // "Save" under "Billing" is not "Save" under "Profile"; the cases have few pages with two forms.
    heading: { agree: 0.3, conflict: 9 },
    landmark: { agree: 0.2, conflict: 0.5 },
    // Told to people as reasons, so they must count.
    text: { agree: 0.2, conflict: 0.2 },
    hint: { agree: 0.2, conflict: 0.2 },
    icon: { agree: 0.3, conflict: 0.3 },
    field: { agree: 0.5, conflict: 0.5 },
    id: { agree: 0.5, conflict: 0.2 },
  },
};
