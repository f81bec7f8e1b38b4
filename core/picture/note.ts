/** The lines of a note that belong to the numbers on its pictures, kept at its end and in step with them. */

/** `1. Press here`: what stepLines makes. */
const isStep = (line: string) => /^\d+\. \S/.test(line);

/** Words without the block of numbered lines at their end. */
function lead(words: string): string[] {
  const lines = words.trimEnd().split('\n');
  let end = lines.length;
  while (end > 0 && isStep(lines[end - 1] ?? '')) end -= 1;
  return lines.slice(0, end);
}

/** The note with these lines instead of those that were there. Other words are left as they are. */
export function withStepLines(words: string, lines: readonly string[]): string {
  const before = lead(words).join('\n').trimEnd();
  if (lines.length === 0) return before;
  return [...(before ? [before, ''] : []), ...lines].join('\n');
}
