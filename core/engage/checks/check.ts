/** One thing to say before something goes live, with what to do about it. */
export type Check = {
  /** Which rule: steady, for tests and for telling two of one text apart. */
  readonly rule: string;
  /**
   * `stop`: end users would see it broken or empty, so it cannot be published. `warn`: it would work, but not as well
   * as it should. `hint`: nothing is wrong, something is left out.
   */
  readonly level: 'stop' | 'warn' | 'hint';
  readonly text: string;
  readonly fix: string;
  /** The step that it is about. */
  readonly step?: string;
  /** Texts that it is about, the first of which is to be shown; in which language. */
  readonly phrases?: readonly string[];
  readonly language?: string;
};

export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** “A”, “B” and 3 more. */
export function listed(names: readonly string[], most = 2): string {
  const quoted = names.map((name) => `“${name}”`);
  if (quoted.length <= most) return quoted.join(' and ');
  const more = quoted.length - most;
  return `${quoted.slice(0, most).join(', ')} and ${more} more`;
}

/** German for `de`; an unregistered tag is its own name. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
}
