/** Opens the console on the fixture and reads it as a person does: by names and words. */
import { expect, onTestFinished, vi } from 'vitest';
import { mountConsole } from '../../console/main.tsx';
import { createFixtureBackend, type FixtureOptions } from './fixture/backend.ts';

export function openConsole(hash: string, options: FixtureOptions = {}) {
  const page = new AbortController();
  const root = document.createElement('div');
  document.body.append(root);
  window.location.hash = hash;
  const backend = createFixtureBackend(options);
  const { url, publishableKey } = backend;
  const store = new Map<string, string>();
  mountConsole(
    root,
    {
      url,
      publishableKey,
      backend,
      store: {
        getItem: (key) => store.get(key) ?? null,
        setItem: (key, value) => void store.set(key, value),
      },
      widgetUrl: 'https://cdn.example/waymark',
      consoleUrl: 'https://console.example/',
    },
    page.signal,
  );
  onTestFinished(() => {
    page.abort();
    root.remove();
  });

  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const named = (element: HTMLElement) =>
    (element.getAttribute('aria-label') || element.textContent || '').replace(/\s+/g, ' ').trim();
  const find = <E extends HTMLElement>(selector: string, name?: string | RegExp): E => {
    const found = all(selector).find((element) =>
      name === undefined || typeof name === 'string'
        ? name === undefined || named(element) === name
        : name.test(named(element)),
    );
    if (!found) throw new Error(`No ${selector} named ${name} in: ${root.textContent}`);
    return found as E; // safe: the caller names the tag in the selector
  };
  const field = (label: string): HTMLInputElement => {
    const of = all('label').find((element) => named(element) === label);
    const id = of?.getAttribute('for');
    const byLabel = id ? root.querySelector<HTMLInputElement>(`[id="${id}"]`) : null;
    return byLabel ?? find(`[aria-label="${label}"]`);
  };
  return {
    root,
    backend,
    store,
    find,
    all,
    text: () => root.textContent ?? '',
    /** Waits until the page says so. */
    says: (words: string | RegExp) =>
      vi.waitFor(
        () => expect(root.textContent).toMatch(words instanceof RegExp ? words : plain(words)),
        5_000,
      ),
    waitFor: <T>(look: () => T) => vi.waitFor(look, 4_000),
    press: (name: string | RegExp, selector = 'button, a') => find(selector, name).click(),
    field,
    type(label: string, text: string) {
      const box = field(label);
      box.value = text;
      box.dispatchEvent(new Event(box.matches('select') ? 'change' : 'input', { bubbles: true }));
    },
    submit: (selector = 'form') =>
      find<HTMLFormElement>(selector).dispatchEvent(
        new Event('submit', { bubbles: true, cancelable: true }),
      ),
    key: (key: string, init: KeyboardEventInit = {}) =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init })),
    /** Cells of the rows on screen, as text. */
    rows: () =>
      all('.wm-row').map((row) =>
        [...row.querySelectorAll('td')].map((cell) => (cell.textContent ?? '').trim()),
      ),
    calls: (name: string) =>
      backend.calls.filter((call) => call.name === name).map(({ args }) => args),
  };
}

const plain = (words: string) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
