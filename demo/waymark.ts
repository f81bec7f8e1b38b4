/**
 * What a customer's own code calls: who is signed in, and events of the product's own. `push` works before
 * the widget has loaded (a plain array then) and after.
 */
declare global {
  interface Window {
    waymark?: { push(...calls: [method: string, ...args: unknown[]][]): unknown };
  }
}

type Person = { id: string; name: string; account: string; accountName: string };

function call(method: string, ...args: unknown[]): void {
  window.waymark ??= [];
  window.waymark.push([method, ...args]);
}

export function signedIn(person: Person): void {
  call('identify', person.id, { name: person.name });
  call('group', person.account, { name: person.accountName });
}

export function signedOut(): void {
  call('reset');
}

export function track(name: string, props: Record<string, unknown> = {}): void {
  call('track', name, props);
}
