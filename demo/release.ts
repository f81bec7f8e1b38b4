/**
 * Plotline ships twice: release `a` and, since the redesign, release `b`, which renames every class, wraps
 * controls in one more div and words some headings anew. That is what breaks selectors, and the last of it
 * changes element hashes too; the simulator and the tests use both.
 * `?release=a` shows the old one.
 */
export type Release = 'a' | 'b';

/** Class names of the two releases, by what they are for. */
const classes = {
  button: { a: 'btn', b: 'pl-control' },
  primary: { a: 'btn-primary', b: 'pl-control--solid' },
  quiet: { a: 'btn-link', b: 'pl-control--ghost' },
  icon: { a: 'btn-icon', b: 'pl-control--glyph' },
  input: { a: 'form-input', b: 'pl-entry' },
  card: { a: 'card', b: 'pl-surface' },
  table: { a: 'table', b: 'pl-grid' },
  toolbar: { a: 'toolbar', b: 'pl-actions' },
  tabs: { a: 'tabs', b: 'pl-views' },
  tab: { a: 'tab', b: 'pl-view' },
  nav: { a: 'sidebar', b: 'pl-rail' },
  link: { a: 'sidebar-link', b: 'pl-rail-item' },
  modal: { a: 'modal', b: 'pl-sheet' },
  field: { a: 'form-field', b: 'pl-row' },
} as const;

export type ClassRole = keyof typeof classes;

export function releaseOf(search: string): Release {
  return new URLSearchParams(search).get('release') === 'a' ? 'a' : 'b';
}

let current: Release = 'b';

/** Set once at start, before the first render. */
export function setRelease(release: Release): void {
  current = release;
}

export const isRedesigned = (): boolean => current === 'b';

/** `cx('button', 'primary')` → the class attribute in the running release. */
export function cx(...names: readonly ClassRole[]): string {
  return names.map((name) => classes[name][current]).join(' ');
}
