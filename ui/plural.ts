/** Counts as people read them, in the reader's language for figures. */

/** Made once: building a formatter costs more than using it a hundred times. */
const whole = new Intl.NumberFormat();

export const formatCount = (count: number): string => whole.format(count);

/** `3 accounts`, `1 account`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
