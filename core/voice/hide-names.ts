/** Texts for a screen that a customer sees: other customers' names leave them. Pure. */

/** What stands for a name that is not shown. */
export const hiddenName = 'another customer';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Shorter ones are words of everyday language more often than names. */
const leastChars = 3;

/**
 * As whole words, whatever their case; the longest first, since one name may begin another. `own` stays: it is
 * the customer who is looking.
 */
export function hideNames(text: string, names: readonly string[], own: string): string {
  const others = names
    .filter((name) => name.length >= leastChars && name.toLowerCase() !== own.toLowerCase())
    .toSorted((a, b) => b.length - a.length);
  if (others.length === 0 || text === '') return text;
  const any = others.map(escaped).join('|');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(whole, hiddenName);
}
