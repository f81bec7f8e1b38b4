/** Small pages for tests. Markup is the test's own, so it may be set as HTML. */

export function show(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

export function find(selector: string, root: ParentNode = document): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The test's page has no ${selector}.`);
  return found;
}
