/** Levenshtein's distance with two rows. Paths of one page share long heads: what is equal is skipped first. */

function sharedHead(a: string, b: string, most: number): number {
  let n = 0;
  while (n < most && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  return n;
}

function sharedTail(a: string, b: string, most: number): number {
  let n = 0;
  while (n < most && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++;
  return n;
}

function fill(next: Uint16Array, row: Uint16Array, letter: number, b: string): void {
  for (let j = 1; j < row.length; j++) {
    const swap = (row[j - 1] ?? 0) + (b.charCodeAt(j - 1) === letter ? 0 : 1);
    next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap);
  }
}

export function editDistance(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length);
  const head = sharedHead(one, other, shortest);
  const tail = sharedTail(one, other, shortest - head);
  const a = one.slice(head, one.length - tail);
  const b = other.slice(head, other.length - tail);
  let row = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
  let next = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    next[0] = i + 1;
    fill(next, row, a.charCodeAt(i), b);
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}
