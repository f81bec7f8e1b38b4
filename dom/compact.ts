/** Absent and empty are one in a descriptor: what is empty is left out. */

type Compact<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

export function withoutEmpty<T extends Record<string, unknown>>(all: T): Compact<T> {
  const kept = Object.entries(all).filter(([, value]) =>
    Array.isArray(value) ? value.length : value,
  );
  return Object.fromEntries(kept) as Compact<T>; // safe: entries of `all`, some left out
}
