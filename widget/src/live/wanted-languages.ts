/** Which languages the reader wants, the dearest first. */
import type { View } from '../notes.ts';

/** The page's own language first: a reader who chose it there has chosen. */
export function wantedLanguages({ document, navigator }: View): string[] {
  return [document.documentElement.lang, ...navigator.languages].filter(Boolean);
}
