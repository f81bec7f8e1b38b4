/**
 * Text as the locator sees it: numbers generalised, case folded, cut into words. Every step is written so
 * that SQL can do exactly the same (app.locator_general, _lower, _words): no locale, no Unicode tables.
 */

/**
 * "Inbox (3)" and "Inbox (4)" are one element: numbers, dates and times become `#`. A number that is part of
 * a word belongs to it: "Dashboard v2" is not "Dashboard v3".
 */
export function general(text: string): string {
  return text.replace(/(?<![A-Za-z0-9])[0-9]+(?:[.,:/][0-9]+)*(?![A-Za-z0-9])/g, '#');
}

/** In an identifier every number counts rows: `todo-7` and `todo-8` are one check box. */
export function numberless(identifier: string): string {
  return identifier.replace(/[0-9]+/g, '#');
}

/**
 * Lower case for Latin, Greek and Cyrillic only. In these ranges the small letter stands 32 places after
 * the capital, which `translate()` repeats in SQL; lower() there depends on the database's locale.
 */
export function lower(text: string): string {
  return text.replace(/[A-ZÀ-ÖØ-ÞΑ-ΡΣ-ΩА-Я]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 32),
  );
}

/** Two texts that `normal` makes equal differ by numbers and capitals only. */
export function normal(text: string): string {
  return lower(general(text));
}

// ASCII punctuation but for #, which stands for a number, and the punctuation blocks of Unicode.
const separators = /[ -"$-/:-`{-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+/;

/** Words of a text, a plural's final s dropped: "Reports" and "Report" differ in form, not in meaning. */
export function words(text: string): string[] {
  return normal(text)
    .split(separators)
    .filter((word) => word !== '')
    .map((word) => ([...word].length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word));
}

/** Share of the members of both lists that occur in the other one, 0 to 1 (Dice's coefficient). */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const total = a.length + b.length;
  if (total === 0) return 0;
  const shared =
    a.filter((member) => b.includes(member)).length +
    b.filter((member) => a.includes(member)).length;
  return shared / total;
}
