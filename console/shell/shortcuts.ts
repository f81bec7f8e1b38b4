/** Keys that work anywhere: ⌘/Ctrl K, `?`, `/`, and `g` followed by a place. Never while somebody types. */

/** The second key after `g`, and where it leads. */
export const goKeys = {
  f: { path: '/features', label: 'Features' },
  t: { path: '/alerts', label: 'Alerts' },
  e: { path: '/engage', label: 'Guides & surveys' },
  p: { path: '/segments', label: 'Segments' },
  v: { path: '/voice', label: 'Inbox' },
  r: { path: '/voice/requests', label: 'Requests' },
  c: { path: '/voice/accounts', label: 'Accounts (customers)' },
  o: { path: '/voice/calls', label: 'Calls' },
  b: { path: '/voice/became', label: 'What became of it' },
  l: { path: '/live', label: 'Live' },
  s: { path: '/settings', label: 'Settings' },
  m: { path: '/settings/members', label: 'Members' },
  a: { path: '/settings/apps', label: 'Apps' },
} as const;

type Handlers = {
  palette: () => void;
  help: () => void;
  search: () => void;
  go: (path: string) => void;
};

/** A `g` that nothing follows is forgotten. */
const sequenceMs = 1_500;

/** On the window, so that they work wherever focus is. */
export function listenForShortcuts(window: Window, abort: AbortSignal, on: Handlers): void {
  let prefixAt = Number.NEGATIVE_INFINITY;
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      return on.palette();
    }
    if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target)) return;
    const following = event.timeStamp - prefixAt < sequenceMs;
    prefixAt = Number.NEGATIVE_INFINITY;
    const place = Object.entries(goKeys).find(([key]) => key === event.key)?.[1];
    if (following && place) on.go(place.path);
    else if (event.key === 'g') prefixAt = event.timeStamp;
    else if (event.key === '?') on.help();
    else if (event.key === '/') on.search();
    else return;
    event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown, { signal: abort });
}

/** Letters belong to whoever types, arrows and Esc to an open dialog or menu. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable], dialog, [role=menu]') !== null;
}
