/** Steps through a page as a person sees it: shadow roots and same-origin frames are no walls. */

/** `instanceof` fails for nodes of another frame; the node type does not. */
export function isElement(node: unknown): node is Element {
  return !!node && (node as Node).nodeType === 1; // safe: anything may be asked for a property
}

/** The host of an open shadow root, where `node` is one. */
export function hostOf(node: Node | null): Element | undefined {
  return node?.nodeType === 11 ? (node as ShadowRoot).host : undefined; // safe: 11 = fragment or shadow root
}

/** The frame element that shows this document, where it is of the same origin. */
export function frameOf(document: Document): Element | undefined {
  try {
    return document.defaultView?.frameElement ?? undefined;
  } catch {
    return undefined; // another origin's frame: the browser refuses to name it
  }
}

/** The parent element, out of shadow roots and frames. */
export function parentOf(element: Element): Element | undefined {
  const parent = element.parentNode;
  if (isElement(parent)) return parent;
  return hostOf(parent) ?? (parent?.nodeType === 9 ? frameOf(element.ownerDocument) : undefined);
}

/** `closest` across shadow roots and frames. */
export function closestOf(element: Element, selector: string): Element | undefined {
  const found = element.closest(selector);
  if (found) return found;
  const root = element.getRootNode();
  const outer = hostOf(root) ?? frameOf(element.ownerDocument);
  return outer && closestOf(outer, selector);
}

/** What was really clicked: outside listeners see a shadow host as the target. */
export function targetOf(event: Event): Element | undefined {
  const [target] = event.composedPath();
  if (isElement(target)) return target;
  const parent = (target as Node | undefined)?.parentNode; // safe: a text node or the document
  return isElement(parent) ? parent : undefined;
}
