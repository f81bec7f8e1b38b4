/**
 * A release's number as a text that sorts as releases do: 1.9 before 1.10, 1.0.0-beta before 1.0.0. Compared
 * by code units. `~`, which sorts after all that a pre-release may hold, stands where there is none.
 */
export function versionKey(value: unknown): string {
  const parts = String(value ?? 0)
    .replace(/^v|\+.*$/g, '')
    .split(/[-.]/);
  if (parts.length === 3) parts.push('~');
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(5) : part)).join('-');
}
