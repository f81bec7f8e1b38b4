/**
 * What an element is known by (design, section 3): bounded, masked, deterministic.
 * `describe` in dom/ makes it from a live element, `elementHash` names it, `similarity` compares two.
 */

/** One ancestor in short, nearest first. */
export type AncestorStep = {
  readonly tag: string;
  readonly id?: string;
  readonly role?: string;
  /** Hand-written-looking classes, two at most. */
  readonly classes?: readonly string[];
};

export type Descriptor = {
  /** Format version. A reader refuses what it does not know. */
  readonly v: 1;
  /** Lower case, e.g. `button`. */
  readonly tag: string;
  /** Explicit or implicit ARIA role. */
  readonly role?: string;
  /** Accessible name, masked, at most 80 characters, white space folded. */
  readonly name?: string;
  /**
   * Own text (not that of interactive descendants), masked, at most 80 characters; left out where it equals
   * the name, and for a link to one thing (`/projects/:id`): there it is that thing's name, hence data.
   */
  readonly text?: string;
  /**
   * Stable attributes by their short key: `mark` (data-waymark: the developer's own promise, it alone makes
   * the hash), `testid` (data-testid, data-test, data-cy, data-qa, ...), `id`, `name`, `href` (path pattern
   * without query, ids as `:id`), `type`, `placeholder`, `alt`, `title`, `for`, `action`, `icon` (name of the
   * icon inside). Ids that look generated are left out. Values at most 80 characters.
   */
  readonly attrs?: Readonly<Record<string, string>>;
  /** Classes that look hand-written, sorted, eight at most. Not part of the hash. */
  readonly classes?: readonly string[];
  /**
   * 1-based position among siblings of the same tag, and how many those are; for an only child, those of
   * the nearest ancestor (within its row or list item) that is none.
   */
  readonly nth: number;
  readonly of: number;
  /** Ancestors, nearest first, six at most; html and body are left out. */
  readonly path?: readonly AncestorStep[];
  /**
   * Positions among element siblings, of the element and its ancestors, nearest first, where there are
   * siblings at all; four at most. Not part of the hash.
   */
  readonly trail?: readonly number[];
  /**
   * Words around the element as `hash16`, the nearest eight on either side: what stands beside it tells
   * twins apart, and nobody can read it. Not part of the hash.
   */
  readonly near?: readonly string[];
  /**
   * What is said just before and just after it, each as `hash16` of its first four words, empty where
   * nothing is. Not part of the hash.
   */
  readonly beside?: readonly string[];
  /** Nearest landmark, e.g. `navigation` or `navigation: Main`. */
  readonly landmark?: string;
  /**
   * Text of the heading that the element stands under. Not the h1: it names the page or the record on it,
   * which the path tells already and without a customer's data.
   */
  readonly heading?: string;
  /** Same-origin frames it was reached through, outermost first (name, id or `nth`). */
  readonly frame?: readonly string[];
  /** Open shadow hosts it was reached through, outermost first (tag names). */
  readonly shadow?: readonly string[];
};

/** 64 bits as 16 lower-case hexadecimal digits. */
export type ElementHash = string;

/** The answer of `decide`: never a guess. */
export type Outcome = 'found' | 'ambiguous' | 'missing';
