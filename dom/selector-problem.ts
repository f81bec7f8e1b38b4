/** Undefined where the selector is one that this browser can read; else what is wrong with it. */
export function selectorProblem(selector: string): string | undefined {
  if (selector.trim() === '') return 'The selector is empty.';
  try {
    document.createDocumentFragment().querySelector(selector);
    return undefined;
  } catch {
    return `“${selector}” is not a CSS selector: check brackets, quotes and the characters after . and #.`;
  }
}
