/** The texts of a drawn surface, made writable as they come: by their marks, which are taken off at once. */
import { markAt, markPattern, type Run, unmarked } from '../../core/engage/runs.ts';

export type Writable = {
  find(run: Run): HTMLElement | undefined;
  runOf(element: Element): Run | undefined;
  /** False where that text is not on the page now. */
  set(run: Run, words: string): boolean;
};

const surfaces = 'waymark-surface, waymark-card';
const nameOf = ({ key, run }: Run) => `${key} ${run}`;

const style = `
.wm-write{cursor:text;border-radius:3px;outline:1px dashed color-mix(in srgb,currentColor 55%,transparent);outline-offset:3px;min-inline-size:1ch}
.wm-write:hover{outline-style:solid}
.wm-write:focus{outline:2px solid var(--accent,currentColor)}
.wm-write:empty::before{content:'…';opacity:.6}
`;

/** What a screen reader is told is written here. */
function roleOf(element: Element): string {
  const host = element.closest('h2,legend,li,label,button,.b,p');
  if (host?.matches('h2')) return 'Heading';
  if (host?.matches('legend')) return 'Question';
  if (host?.matches('.b,button')) return 'Button';
  if (host?.matches('li')) return 'List item';
  return host?.matches('label') ? 'Choice' : 'Text';
}

function open(element: HTMLElement): void {
  element.classList.add('wm-write');
  element.setAttribute('role', 'textbox');
  element.setAttribute('aria-label', roleOf(element));
  element.setAttribute('tabindex', '0');
  try {
    element.contentEditable = 'plaintext-only';
  } catch {
    // Firefox before 136 knows only the rich kind; what it would add is refused in writing-keys.ts.
    element.contentEditable = 'true';
  }
}

/** A press on a button is no place for a caret: a twin of its looks takes the words. */
function hostOf(text: Text): HTMLElement | undefined {
  const parent = text.parentElement;
  // A launcher must still open; what is only said to screen readers is written where it is seen.
  if (!parent || parent.closest('.pill,.sr')) return undefined;
  const button = parent.closest('button');
  const document = parent.ownerDocument;
  if (button) {
    const twin = document.createElement('span');
    twin.className = button.className;
    twin.append(text);
    button.replaceWith(twin);
    return twin;
  }
  if (parent.childNodes.length === 1) return parent;
  const run = document.createElement('span');
  text.replaceWith(run);
  run.append(text);
  return run;
}

export function watchWritable(runs: readonly Run[], signal: AbortSignal): Writable {
  const hosts = new Map<string, HTMLElement>();
  const known = new WeakMap<Element, Run>();
  const watched = new WeakSet<ShadowRoot>();

  const take = (text: Text) => {
    const run = markAt(text.data, runs);
    if (!run) return;
    text.data = unmarked(text.data);
    const host = hostOf(text);
    if (!host) return;
    hosts.set(nameOf(run), host);
    known.set(host, run);
    open(host);
  };

  const clean = (element: Element) => {
    for (const { name, value } of [...element.attributes]) {
      if (value.search(markPattern) >= 0) element.setAttribute(name, unmarked(value));
    }
  };

  /** Listed first, then changed: a walker must not run over what it moves. */
  const scan = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [root];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      if (node instanceof Text) take(node);
      else if (node instanceof Element) clean(node);
    }
  };

  const enter = (host: Element) => {
    const root = host.shadowRoot;
    if (!root || watched.has(root)) return;
    watched.add(root);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets.push(sheet);
    scan(root);
    inner.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  };

  const inner = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target instanceof Text) take(target);
      else if (target instanceof Element) clean(target);
      for (const node of addedNodes) scan(node);
    }
  });
  const look = () => document.querySelectorAll(surfaces).forEach(enter);
  const outer = new MutationObserver(look);
  outer.observe(document.documentElement, { childList: true, subtree: true });
  look();
  signal.addEventListener('abort', () => {
    inner.disconnect();
    outer.disconnect();
  });

  const find = (run: Run) => {
    const host = hosts.get(nameOf(run));
    return host?.isConnected ? host : undefined;
  };
  return {
    find,
    runOf: (element) => known.get(element),
    set(run, words) {
      const host = find(run);
      if (host && host.textContent !== words) host.textContent = words;
      return host !== undefined;
    },
  };
}
